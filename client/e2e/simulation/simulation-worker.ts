import { DeflateAtOnce } from "./deflate-at-once";
import { mutants } from "./mutants";
import { sealAtOnce } from "./seal-at-once";
import { type Outcome, type Simulation, simulate } from "./simulate";

export type Errand = Pick<Simulation, "seed" | "faults" | "engine"> & { readonly mutant?: string };
export type Report = { readonly outcome: Outcome } | { readonly crash: string };

// Dexie says aloud what goes on here all the time: tabs of two versions side by side.
console.warn = () => undefined;

sealAtOnce();

process.on("message", ({ mutant, ...settings }: Errand) => {
  // Packing requests takes more than sending them, so only some worlds' browsers can.
  Object.assign(globalThis, { CompressionStream: settings.seed % 8 === 0 ? DeflateAtOnce : undefined });
  const tampering = mutant === undefined ? {} : mutants[mutant]!();
  simulate({ ...settings, tampering }).then(
    (outcome) => process.send!({ outcome } satisfies Report),
    (error: unknown) => process.send!({ crash: wordsOf(error) } satisfies Report),
  );
});

/** Of a failure while another was cleared up after, both. */
function wordsOf(error: unknown): string {
  const { stack, suppressed, error: later } = error as Error & { suppressed?: Error; error?: Error };
  return suppressed ? `${suppressed.stack}\n${later?.stack}` : String(stack ?? error);
}
