import type { AsiliDb } from "../../db/asili-db";
import { assessmentName } from "../../db/assessment-name";
import { classScopeOn } from "../../db/class-scope-on";
import { itemsOf } from "../../db/items-of";
import { readRoster } from "../../db/read-roster";
import { readSchool, type School } from "../../db/read-school";
import { type Decided, decodeDecided, decodeHeld, type Held } from "../../values/held";
import type { Mark } from "../../values/mark";
import { decodeOperation, isOfRegister, type Operation } from "../../values/operation";
import type { ReasonLine } from "../../values/school-lines";

/** A colleague's record that waits for this user, spelt out as far as this phone knows the class. */
export type HeldRecord = Held & {
  /** Null where this app does not know such records yet. */
  readonly operation: Operation | null;
  readonly className: string;
  /** What its assessment is called; empty for a register. */
  readonly assessment: string;
  readonly marks: readonly { readonly position: number; readonly name: string; readonly mark: Mark }[];
  readonly reasons: readonly ReasonLine[];
};

/** What the head decided of a record of this user's. */
export type DecidedRecord = Decided & {
  readonly operation: Operation | null;
  readonly className: string;
  readonly assessment: string;
};

/** What waits for this user to decide, the longest waiting first. */
export async function readHeld(db: AsiliDb): Promise<HeldRecord[]> {
  const held = (await userItems(db, "w")).map(({ key, line }) => decodeHeld(key, line));
  const school = held.length > 0 ? await readSchool(db) : null;
  const records = await Promise.all(held.map((one) => spellOut(db, school, one)));
  return records.sort((one, other) => one.receivedAt - other.receivedAt);
}

/** What the head decided of this user's records in the last term, the latest first. */
export async function readDecided(db: AsiliDb): Promise<DecidedRecord[]> {
  const decided = (await userItems(db, "d")).map(({ key, line }) => decodeDecided(key, line));
  const school = decided.length > 0 ? await readSchool(db) : null;
  const records = await Promise.all(
    decided.map(async (one) => {
      const operation = readOperation(one.text);
      const assessment = operation ? await assessmentName(db, operation) : "";
      return { ...one, operation, className: nameOf(school, operation), assessment };
    }),
  );
  return records.sort((one, other) => other.at - one.at);
}

async function userItems(db: AsiliDb, letter: string) {
  const user = await db.scopes.filter(({ kind }) => kind === "user").first();
  return user ? itemsOf(db, user.id, letter) : [];
}

async function spellOut(db: AsiliDb, school: School | null, held: Held): Promise<HeldRecord> {
  const operation = readOperation(held.text);
  const register = operation && isOfRegister(operation) ? operation : null;
  const cells = register === null ? [] : register.kind === "roll" ? register.cells : [register.cell];
  const scope = school && register && classScopeOn(school.scopes, register.classId, register.day, school.terms);
  const everyone = scope ? (await readRoster(db, scope.id)).everyone : [];
  const marks = cells.map(({ position, ...mark }) => ({
    position,
    name: everyone.find((learner) => learner.position === position)?.name ?? "",
    mark,
  }));
  const assessment = operation ? await assessmentName(db, operation) : "";
  const className = nameOf(school, operation);
  return { ...held, operation, className, assessment, marks, reasons: school?.reasons ?? [] };
}

/** A newer server may hold what this app cannot read. */
function readOperation(text: string): Operation | null {
  try {
    return decodeOperation(text);
  } catch {
    return null;
  }
}

const nameOf = (school: School | null, operation: Operation | null): string =>
  (operation && school?.classes.get(operation.classId)?.name) ?? "";
