import type { AdmissionNumber } from "../../values/admission-number.js";
import { MAX_CLASS_SIZE } from "../check-class-sizes.js";
import { className } from "../class-name.js";
import { classKey } from "./class-key.js";
import { Column } from "./column.js";
import { type Fault, FaultCode, FaultSeverity } from "./fault.js";
import type { KnownLearner, Picture } from "./picture.js";
import { planChange } from "./plan-change.js";
import { planContacts } from "./plan-contacts.js";
import { type Entry, readEntry } from "./read-entry.js";
import type { Table } from "./read-table.js";
import { type ClassRef, resolveClasses } from "./resolve-classes.js";
import { emptySummary, type RosterPlan } from "./roster-plan.js";
import { isOtherName } from "./same-name.js";
import { readLostZeros, tellAlike } from "./tell-alike.js";
import { type TellFault, tellFaultInto } from "./tell-fault.js";

const LARGE_CLASS = 60;

const { upiTaken, upiRepeated, idTaken, idRepeated } = FaultCode;
const NATIONAL_IDS = [
  { field: "upi", taken: upiTaken, repeated: upiRepeated },
  { field: "birthCertificate", taken: idTaken, repeated: idRepeated },
  { field: "assessmentNumber", taken: idTaken, repeated: idRepeated },
] as const;

/** A row that can be imported: a learner with a number, a name and a class that holds them. */
type GoodEntry = Entry & { admissionNumber: AdmissionNumber; schoolClass: ClassRef };

/** Compares a class list with the school's records: what it would add and change, and what is wrong with its rows. */
export function planRoster(table: Table, picture: Picture): RosterPlan {
  const faults: Fault[] = [...table.faults];
  const tell = tellFaultInto(faults, table);
  const read = table.rows.map((row) => readEntry(table, row, picture.today));
  faults.push(...read.flatMap(({ faults }) => faults));
  const entries = read.map(({ entry }) => entry);

  readLostZeros(entries, picture, tell);
  const classes = resolveClasses(entries, picture.classes, tell);
  const repeats = tellRepeats(entries, classes, tell);
  tellTaken(entries, picture, tell);
  const faulty = new Set(faults.filter(({ severity }) => severity === FaultSeverity.error).map(({ line }) => line));
  const sound = entries.flatMap((entry): GoodEntry[] => {
    const { admissionNumber } = entry;
    const schoolClass = classes.get(entry);
    const isGood = admissionNumber && schoolClass && !faulty.has(entry.line) && !repeats.has(entry);
    return isGood ? [{ ...entry, admissionNumber, schoolClass }] : [];
  });
  tellTakenIds(sound, picture, tell);
  const good = keepWithinClassSizes(sound, picture, tell);

  tellAlike(
    good.filter(({ admissionNumber }) => !picture.learners.has(admissionNumber)),
    picture,
    tell,
  );
  const { contacts, newGuardians, siblings } = planContacts(good, picture, tell);
  const plan: Pick<RosterPlan, "admissions" | "changes"> = { admissions: [], changes: [] };
  const claimed = new Set(picture.guardianNames.keys());
  for (const entry of good) {
    const learner = picture.learners.get(entry.admissionNumber);
    const change = learner && planChange(entry, learner, contacts.get(entry.line) ?? [], picture, claimed);
    if (change && change.fields.length > 0) plan.changes.push(change);
    if (!learner) plan.admissions.push(toAdmission(entry, contacts.get(entry.line) ?? []));
  }
  const newClasses = newClassesOf(good, picture);
  const faultyLines = new Set(
    faults.filter(({ severity }) => severity === FaultSeverity.error).map(({ line }) => line),
  );
  return {
    ...plan,
    newClasses,
    faults: faults.sort((a, b) => a.line - b.line),
    summary: {
      ...emptySummary(),
      rows: entries.length,
      newLearners: plan.admissions.length,
      changedLearners: plan.changes.length,
      unchanged: entries.length - faultyLines.size - plan.admissions.length - plan.changes.length,
      movedLearners: plan.changes.filter(({ joins }) => joins !== null).length,
      newClasses: newClasses.map(className),
      newGuardians,
      siblings,
      faultyRows: faultyLines.size,
      warnings: faults.filter(({ severity }) => severity === FaultSeverity.warning).length,
    },
  };
}

/** Tells rows that share an admission number; gives those that only repeat an earlier row. */
function tellRepeats(entries: Entry[], classes: Map<Entry, ClassRef>, tell: TellFault): Set<Entry> {
  const repeats = new Set<Entry>();
  const sameLearner = (a: Entry, b: Entry) => a.name === b.name && classes.get(a) === classes.get(b);
  for (const [number, rows] of Map.groupBy(entries, ({ admissionNumber }) => admissionNumber)) {
    const [first, ...others] = rows;
    if (number === null || !first || others.length === 0) continue;
    const isRepeated = others.every((other) => sameLearner(first, other));
    for (const row of isRepeated ? others : rows) {
      const about = isRepeated ? String(first.line) : linesBut(rows, row);
      if (isRepeated) tell.warning(row, FaultCode.rowRepeated, Column.admissionNumber, number, about);
      else tell.error(row, FaultCode.admissionNumberRepeated, Column.admissionNumber, number, about);
    }
    if (isRepeated) for (const row of others) repeats.add(row);
  }
  return repeats;
}

const linesBut = (rows: Entry[], row: Entry) =>
  rows
    .filter((other) => other !== row)
    .slice(0, 5)
    .map(({ line }) => line)
    .join(", ");

/** A known number under a name that shares no word with the known one is another child: nobody takes over a record. */
function tellTaken(entries: Entry[], { learners }: Picture, tell: TellFault): void {
  for (const entry of entries) {
    const learner = entry.admissionNumber && learners.get(entry.admissionNumber);
    if (learner && isOtherName(learner.name, entry.name)) {
      tell.error(entry, FaultCode.admissionNumberTaken, Column.admissionNumber, entry.admissionNumber, learner.name);
    }
  }
}

/** National ids are somebody's own; who comes second is imported without. */
function tellTakenIds(entries: Entry[], { learners }: Picture, tell: TellFault): void {
  for (const { field, taken, repeated } of NATIONAL_IDS) {
    const owners = new Map<string, KnownLearner>();
    for (const learner of learners.values()) if (learner[field] !== null) owners.set(learner[field], learner);
    const lines = new Map<string, Entry>();
    for (const entry of entries) {
      const id = entry[field];
      if (id === null) continue;
      const owner = owners.get(id);
      const first = lines.get(id);
      if (owner && owner.admissionNumber !== entry.admissionNumber) {
        tell.warning(entry, taken, Column[field], id, `${owner.name} (${owner.admissionNumber})`);
        entry[field] = null;
      } else if (first && first.admissionNumber !== entry.admissionNumber) {
        tell.warning(entry, repeated, Column[field], id, String(first.line));
        entry[field] = null;
      } else lines.set(id, entry);
    }
  }
}

function keepWithinClassSizes(entries: GoodEntry[], { classes, learners }: Picture, tell: TellFault): GoodEntry[] {
  const sizes = new Map(classes.map((known) => [classKey(known), known.size]));
  const keys = new Map(classes.map((known) => [known.id, classKey(known)]));
  const grow = (key: string, by: number) => sizes.set(key, (sizes.get(key) ?? 0) + by).get(key) ?? 0;
  const told = new Set<string>();

  return entries.filter((entry) => {
    const key = classKey(entry.schoolClass);
    const from = (learners.get(entry.admissionNumber)?.classIds ?? []).map((id) => keys.get(id));
    if (from.includes(key)) return true;
    const size = grow(key, 1);
    const name = className(entry.schoolClass);
    if (size > MAX_CLASS_SIZE) {
      grow(key, -1);
      tell.error(entry, FaultCode.classFull, Column.schoolClass, entry.classWritten, name);
      return false;
    }
    for (const left of from) if (left !== undefined) grow(left, -1);
    if (size > LARGE_CLASS && !told.has(key))
      tell.warning(entry, FaultCode.classLarge, Column.schoolClass, entry.classWritten, name);
    if (size > LARGE_CLASS) told.add(key);
    return true;
  });
}

function newClassesOf(entries: GoodEntry[], { classes }: Picture): ClassRef[] {
  const known = new Set(classes.map(classKey));
  const wanted = new Map(entries.map(({ schoolClass }) => [classKey(schoolClass), schoolClass]));
  return [...wanted].filter(([key]) => !known.has(key)).map(([, schoolClass]) => schoolClass);
}

function toAdmission(
  entry: GoodEntry,
  contacts: RosterPlan["admissions"][number]["contacts"],
): RosterPlan["admissions"][number] {
  const { line, admissionNumber, name, sex, birthDate, upi, birthCertificate, assessmentNumber, schoolClass } = entry;
  const learner = { admissionNumber, name, sex, birthDate, upi, birthCertificate, assessmentNumber };
  return { line, schoolClass, learner, contacts };
}
