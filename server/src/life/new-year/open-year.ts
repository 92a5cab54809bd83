import { refuseLife } from "../life-refusal.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import { addClass } from "../../schools/add-class.js";
import { classKey } from "../../schools/import/class-key.js";
import { saveTerm } from "../../schools/save-term.js";
import { SchoolClass } from "../../schools/school-class.entity.js";
import { Term } from "../../schools/term.entity.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { ClassRef } from "../promotion/propose-target.js";
import { type Carry, carryTeachers } from "./carry-teachers.js";

export type NewYear = {
  year: number;
  terms: readonly { number: number; starts: SchoolDay; ends: SchoolDay }[];
  classes: readonly ClassRef[];
  classTeachers: Carry;
  subjectTeachers: Carry;
};

export type OpenedYear = { year: number; terms: number; classes: number; teachers: number };

const MOST_CLASSES = 120;

/**
 * Opens a new year in one step: its terms, its classes, and who teaches them. What is there already stays as it is, so
 * that the same can be asked for again. Tells how much was new.
 */
export async function openYear(tx: Em, actor: Actor, now: Date, wanted: NewYear): Promise<OpenedYear> {
  const { schoolId, userId } = actor;
  const { year, terms, classes } = wanted;
  if (terms.length > 9) throw refuseLife("YEAR_TERMS");
  if (classes.length > MOST_CLASSES) {
    throw refuseLife("YEAR_CLASSES", { most: MOST_CLASSES });
  }
  const opened: OpenedYear = { year, terms: 0, classes: 0, teachers: 0 };
  const known = await tx.find(Term, { schoolId, year }, { disableIdentityMap: true });
  for (const term of terms) {
    if (known.some(({ number }) => number === term.number)) continue;
    await saveTerm(tx, actor, now, { year, ...term });
    opened.terms++;
  }
  const there = await tx.find(SchoolClass, { schoolId, year }, { disableIdentityMap: true });
  const keys = new Set(there.map(classKey));
  for (const ref of classes) {
    if (keys.has(classKey(ref))) continue;
    await addClass(tx, actor, now, { year, ...ref });
    keys.add(classKey(ref));
    opened.classes++;
  }
  opened.teachers = await carryTeachers(tx, actor, now, wanted);
  const detail = `${year}: ${opened.terms} terms, ${opened.classes} classes, ${opened.teachers} teachers`;
  await recordAudit(tx, { schoolId, userId, action: "year.opened", subject: `school:${schoolId}`, detail, at: now });
  return opened;
}
