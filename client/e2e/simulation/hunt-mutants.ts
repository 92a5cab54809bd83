import { mutants } from "./mutants";
import { SimulationCrew } from "./simulation-crew";
import type { Errand } from "./simulation-worker";

/** How many worlds a bug may hide in. */
const WORLDS = 3;

/** Plants each of the known bugs, and says whether any was not found. */
export async function huntMutants(errand: Errand): Promise<boolean> {
  using crew = new SimulationCrew();
  const names = Object.keys(mutants);
  let [next, escaped] = [0, 0];

  const hunt = async (mutant: string): Promise<void> => {
    let faults = 0;
    for (let world = 0; world < WORLDS; world++) {
      const outcome = await crew.simulate({ ...errand, seed: errand.seed + world, mutant }).catch(String);
      if (typeof outcome !== "string") faults += outcome.faults;
      const note = typeof outcome === "string" ? outcome : outcome.notes[0];
      if (note === undefined) continue;
      console.log(
        `caught after ${String(faults).padStart(4)} faults  ${mutant}\n                       ${note.slice(0, 150)}`,
      );
      return;
    }
    escaped += 1;
    console.log(`ESCAPED in  ${faults} faults  ${mutant}`);
  };
  await Promise.all(
    Array.from({ length: crew.size }, async () => {
      while (next < names.length) await hunt(names[next++]!);
    }),
  );
  console.log(`${names.length - escaped} of ${names.length} planted bugs were found.`);
  return escaped > 0;
}
