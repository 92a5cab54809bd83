import { engineVariables, findEngines } from "./find-engines.mjs";

/** Vitest's global set-up: a bare `npx vitest run file` finds its engines itself; `npm test` has already found them. */
export default async function setup() {
  if (!process.env.ASILI_ENGINES) Object.assign(process.env, engineVariables(await findEngines()));
}
