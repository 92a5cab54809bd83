import { mutants } from "./mutants";
import type { Outcome } from "./simulate";
import { SimulationCrew } from "./simulation-crew";
import type { Errand } from "./simulation-worker";
import { commandFor } from "./command-for";

/** How many worlds a bug may hide in. */
const WORLDS = 3;
const SHOWN = 130;

/**
 * Plants each of the known bugs, and says whether any was not found. Only worlds in which nothing is wrong without a
 * bug can show that one was found, so each is lived through without any first.
 */
export async function huntMutants(errand: Errand): Promise<boolean> {
  using crew = new SimulationCrew();
  const seeds = Array.from({ length: WORLDS }, (_, world) => errand.seed + world);
  if (!(await areSound(crew, errand, seeds))) return true;
  const names = Object.keys(mutants);
  let escaped = 0;
  await onAllCores(crew, names, async (mutant) => {
    for (const seed of seeds) {
      const outcome = await crew.simulate({ ...errand, seed, mutant }).catch(wordsOf);
      if (typeof outcome === "string") console.log(`broke off  ${mutant}: ${outcome}`);
      else if (outcome.notes.length > 0) return console.log(tellCatch(mutant, seed, outcome));
    }
    escaped += 1;
    console.log(`ESCAPED  ${mutant}: ${WORLDS} worlds of ${errand.faults} faults`);
  });
  console.log(`${names.length - escaped} of ${names.length} planted bugs were found.`);
  return escaped > 0;
}

/** Whether nothing is wrong in these worlds by themselves. */
async function areSound(crew: SimulationCrew, errand: Errand, seeds: readonly number[]): Promise<boolean> {
  let unsound = 0;
  await onAllCores(crew, seeds, async (seed) => {
    const outcome = await crew.simulate({ ...errand, seed }).catch(wordsOf);
    const wrong = typeof outcome === "string" ? outcome : outcome.notes[0];
    console.log(`no bug   seed ${seed}, ${errand.faults} faults: ${wrong ?? "clean"}`);
    if (wrong === undefined) return;
    unsound += 1;
    console.log(`         Again: ${commandFor({ ...errand, seed })}`);
  });
  if (unsound > 0) console.log("A world that fails by itself shows nothing of a bug planted in it.");
  return unsound === 0;
}

/** By which of the things that must never be, and how often. */
function tellCatch(mutant: string, seed: number, { faults, findings, notes }: Outcome): string {
  const kinds = Object.entries(findings).filter(([, count]) => count > 0);
  const by = kinds.map(([kind, count]) => `${kind} ${count}`).join(", ");
  return `caught   ${mutant}: seed ${seed}, ${faults} faults: ${by}\n         ${notes[0]!.slice(0, SHOWN)}`;
}

async function onAllCores<Task>(
  crew: SimulationCrew,
  tasks: readonly Task[],
  work: (task: Task) => Promise<void>,
): Promise<void> {
  let next = 0;
  const workThrough = async (): Promise<void> => {
    while (next < tasks.length) await work(tasks[next++]!);
  };
  await Promise.all(Array.from({ length: crew.size }, workThrough));
}

const wordsOf = (error: unknown): string => String(error);
