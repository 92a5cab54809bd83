import { commandFor } from "./command-for";
import { KINDS } from "./checker/findings";
import type { Outcome } from "./simulate";
import { SimulationCrew } from "./simulation-crew";
import type { Errand } from "./simulation-worker";

const FAULTS_A_WORLD = 1_000;
const SHOWN_NOTES = 20;
const TELL_EVERY_MS = 30_000;

/** Lives through worlds until so many faults were injected in all, on every core. Says whether anything was found. */
export async function liveThroughWorlds(errand: Errand): Promise<boolean> {
  using crew = new SimulationCrew();
  const started = performance.now();
  const sum = new Sum();
  let seed = errand.seed;
  let asked = 0;
  let failure: { seed: number; outcome: Outcome } | null = null;
  let told = started;

  const live = async (): Promise<void> => {
    while (asked < errand.faults && !failure) {
      const faults = Math.min(FAULTS_A_WORLD, errand.faults - asked);
      const own = seed++;
      asked += faults;
      const outcome = await crew.simulate({ ...errand, seed: own, faults }).catch((error: unknown) => {
        // It says what broke off; this says how to see it again.
        console.log(`Again: ${commandFor({ ...errand, seed: own, faults })}`);
        throw error;
      });
      sum.add(outcome);
      if (outcome.notes.length > 0) failure ??= { seed: own, outcome };
      if (performance.now() - told < TELL_EVERY_MS) continue;
      told = performance.now();
      console.log(`  ${sum.faults} faults in ${sum.worlds} worlds after ${((told - started) / 1000).toFixed(0)} s`);
    }
  };
  await Promise.all(Array.from({ length: crew.size }, live));

  const seconds = (performance.now() - started) / 1000;
  console.log(
    `seeds ${errand.seed} to ${seed - 1} on ${errand.engine}: ${sum.faults} faults, ${sum.operations} operations, ${sum.audits} audits in ${sum.worlds} worlds, ${seconds.toFixed(0)} s`,
  );
  sum.print();
  const found = failure as { seed: number; outcome: Outcome } | null;
  if (found) await tellFailure(crew, errand, found.seed, found.outcome);
  return found !== null;
}

/** What was found, and the command that finds it again with as few faults as may be. */
async function tellFailure(crew: SimulationCrew, errand: Errand, seed: number, outcome: Outcome): Promise<void> {
  const failing = { ...errand, seed, faults: outcome.faults };
  console.log(`Seed ${seed} failed after ${outcome.faults} faults: ${outcome.notes[0]}`);
  console.log(`Looking for the fewest that show it. What shows it anyway: ${commandFor(failing)}`);
  let [enough, shown] = [outcome.faults, outcome];
  for (let tooFew = 0; enough - tooFew > 1;) {
    const middle = Math.floor((tooFew + enough) / 2);
    const tried = await crew.simulate({ ...errand, seed, faults: middle });
    if (tried.notes.length > 0) [enough, shown] = [middle, tried];
    else tooFew = middle;
  }
  for (const text of shown.notes.slice(0, SHOWN_NOTES)) console.log(`  ! ${text}`);
  console.log(`Again: ${commandFor({ ...errand, seed, faults: enough })}`);
}

/** What became of many worlds. */
class Sum {
  faults = 0;
  operations = 0;
  audits = 0;
  worlds = 0;
  readonly #byKind = new Map<string, number>();
  readonly #findings = new Map<string, number>(KINDS.map((kind) => [kind, 0]));
  readonly #cycles: number[] = [];
  readonly #trails: string[] = [];

  add({ faults, operations, audits, byKind, findings, cyclesToQuiet, trail }: Outcome): void {
    this.faults += faults;
    this.operations += operations;
    this.audits += audits;
    this.worlds += 1;
    this.#trails.push(trail);
    this.#cycles.push(...cyclesToQuiet);
    for (const [kind, count] of Object.entries(byKind)) addTo(this.#byKind, kind, count);
    for (const [kind, count] of Object.entries(findings)) addTo(this.#findings, kind, count);
  }

  print(): void {
    if (this.worlds === 1) console.log(`  trail ${this.#trails.join()}`);
    for (const [kind, count] of [...this.#byKind].sort(([, one], [, other]) => other - one))
      console.log(row(count, kind));
    console.log();
    for (const [kind, count] of this.#findings) console.log(row(count, kind));
    const still = this.#cycles.filter((cycles) => cycles > 0);
    const mean = still.reduce((total, cycles) => total + cycles, 0) / still.length;
    console.log(`  cycles to quiet: ${mean.toFixed(2)} in the mean, ${Math.max(...still)} at most`);
  }
}

const row = (count: number, what: string): string => `${String(count).padStart(9)}  ${what}`;

const addTo = (sums: Map<string, number>, name: string, count: number): void =>
  void sums.set(name, (sums.get(name) ?? 0) + count);
