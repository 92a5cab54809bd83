import type { Errand } from "./simulation-worker";

/** The command that lives through the same world again. */
export function commandFor({ seed, faults, engine, mutant }: Errand): string {
  const db = engine === "sqlite" ? "" : ` --db ${engine}`;
  const bug = mutant === undefined ? "" : ` --mutant "${mutant}"`;
  return `npm run sim -- --seed ${seed} --faults ${faults}${db}${bug}`;
}
