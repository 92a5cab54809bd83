import type { Services } from "../context.js";

/** Something to be done every so often by one process of the installation; `run` must bear being run again. */
export type Job = { name: string; everySeconds: number; run(services: Services): Promise<void> };
