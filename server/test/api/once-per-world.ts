import type { Ask } from "./operation-case.js";
import type { World } from "./world.js";

/** Makes something of a school when it is first asked for, and gives the same to all who ask later. */
export function oncePerWorld<Made>(make: (world: World, ask: Ask) => Promise<Made>) {
  const made = new Map<World, Promise<Made>>();
  return (world: World, ask: Ask): Promise<Made> => {
    if (!made.has(world)) made.set(world, make(world, ask));
    return made.get(world)!;
  };
}
