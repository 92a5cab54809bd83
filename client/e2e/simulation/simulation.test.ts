import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { KINDS } from "./checker/findings";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
// Some minutes on two free cores; a busy machine is no finding.
const PATIENCE = { timeout: 5_400_000 };
const FIRST_SEED = 43;
const FAULTS = 40_000;

/** The command as `npm run sim` starts it. */
function sim(...args: string[]): Promise<{ exitCode: number | null; said: string }> {
  const command = ["--tsconfig", "server/tsconfig.json", "client/e2e/simulation/run-simulation.ts", ...args];
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve("tsx/cli")), ...command], { cwd: ROOT });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  return new Promise((resolve) => child.on("close", (exitCode) => resolve({ exitCode, said })));
}

/** Whether or not the test fails: of one that passes, Vitest keeps what goes to the console to itself. */
const tell = (said: string): void => void process.stdout.write(said);

const numberBefore = (said: string, what: string): number => Number(new RegExp(`(\\d+) +${what}`).exec(said)?.[1]);

describe("phones in days of bad luck", () => {
  it("lose, double and overwrite nothing, and agree within three cycles", PATIENCE, async () => {
    const { exitCode, said } = await sim("--seed", String(FIRST_SEED), "--faults", String(FAULTS));
    tell(said);
    expect(exitCode).toBe(0);
    expect(numberBefore(said, "faults,")).toBeGreaterThanOrEqual(FAULTS);
    for (const kind of KINDS) expect(numberBefore(said, kind), kind).toBe(0);
    expect(numberBefore(said, "at most")).toBeLessThanOrEqual(3);
  });

  it("have the same luck again from the same seed", PATIENCE, async () => {
    const once = await sim("--seed", "7", "--faults", "300");
    const again = await sim("--seed", "7", "--faults", "300");
    expect(trailOf(once.said)).toMatch(/^[0-9a-f]{12}$/);
    expect(trailOf(again.said)).toBe(trailOf(once.said));
  });

  it("show every planted bug, in worlds that are clean without it", PATIENCE, async () => {
    const { exitCode, said } = await sim("--mutants");
    tell(said);
    expect(said).not.toContain("ESCAPED");
    expect(exitCode).toBe(0);
    const [, found, planted] = /^(\d+) of (\d+) planted bugs were found/m.exec(said) ?? [];
    expect(found).toBe(planted);
    expect(Number(planted)).toBeGreaterThanOrEqual(10);
  });

  it("fail again by the command that a failure prints", PATIENCE, async () => {
    const first = await sim("--mutant", "the server forgets its verdicts", "--faults", "1000");
    expect(first.exitCode).toBe(1);
    const [, seed = "", faults = ""] = /^Again: npm run sim -- --seed (\d+) --faults (\d+)/m.exec(first.said) ?? [];
    const again = await sim("--seed", seed, "--faults", faults, "--mutant", "the server forgets its verdicts");
    expect(again.exitCode).toBe(1);
    expect(failureIn(again.said)).toBe(firstNote(first.said));
  });
});

const trailOf = (said: string): string | undefined => /trail (\w+)/.exec(said)?.[1];

/** What the fewest faults show. */
const firstNote = (said: string): string | undefined => /^ {2}! (.*)$/m.exec(said)?.[1];

/** What was found before any fewer faults were tried. */
const failureIn = (said: string): string | undefined => /^Seed \d+ failed after \d+ faults: (.*)$/m.exec(said)?.[1];
