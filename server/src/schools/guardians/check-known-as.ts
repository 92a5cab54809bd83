import type { Em } from "../../platform/orm.js";
import type { SchoolId } from "../../values/ids.js";
import type { Contact } from "../add-guardians.js";
import { Guardian } from "../guardian.entity.js";
import { isSameName } from "../import/same-name.js";
import { refuse } from "../school-refusal.js";
import { nameWords } from "../../values/name-words.js";

/** Whoever has a number already is meant by their own name alone: one digit amiss must not show a child to a stranger. */
export async function checkKnownAs(tx: Em, schoolId: SchoolId, contacts: readonly Contact[]): Promise<void> {
  for (const { name, phone } of contacts) {
    if (phone === null) continue;
    const options = { orderBy: { id: "asc" }, disableIdentityMap: true } as const;
    const known = await tx.findOne(Guardian, { schoolId, phone }, options);
    if (!known || name === known.name || isNamed(name, known.name)) continue;
    throw refuse("GUARDIAN_KNOWN_AS", { written: name, name: known.name });
  }
}

/** A title alone, such as Mrs, names nobody. */
const isNamed = (name: string, known: string): boolean =>
  nameWords(name).length > 0 && nameWords(known).length > 0 && isSameName(name, known);
