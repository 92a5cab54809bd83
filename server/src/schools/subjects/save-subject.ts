import { refuse } from "../school-refusal.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { SubjectId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import type { SubjectGroup } from "../../values/subject-group.js";
import type { Actor } from "../actor.js";
import { Subject } from "./subject.entity.js";

export type SubjectInput = {
  readonly id: SubjectId | null;
  readonly name: string;
  readonly code: string | null;
  readonly group: SubjectGroup;
  readonly archived: boolean;
};

const MAX_NAME = 60;
const MAX_CODE = 10;
const MAX_SUBJECTS = 100;

/**
 * Adds a subject, or changes one. Sheets keep the name that the subject had when they were made, as do report cards;
 * one that is no longer taught is archived and gets no new sheets.
 */
export async function saveSubject(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { id, group, archived, ...texts }: SubjectInput,
): Promise<Subject> {
  const name = toLineText(texts.name);
  const code = toLineText(texts.code ?? "") || null;
  if (name === "" || name.length > MAX_NAME || (code?.length ?? 0) > MAX_CODE) {
    throw refuse("SUBJECT_NAME", { letters: MAX_NAME, short: MAX_CODE });
  }
  const subjects = await tx.find(Subject, { schoolId });
  const known = subjects.find((subject) => subject.id === id);
  if (id !== null && !known) throw refuse("SUBJECT_UNKNOWN");
  const others = subjects.filter((subject) => subject !== known);
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    throw refuse("SUBJECT_THERE", { name });
  }
  if (!known && others.length >= MAX_SUBJECTS) {
    throw refuse("SUBJECTS_FULL", { most: MAX_SUBJECTS });
  }
  const saved = known ?? tx.create(Subject, { schoolId, name, code, group, archivedAt: null });
  tx.assign(saved, { name, code, group, archivedAt: archived ? (saved.archivedAt ?? now) : null });
  await tx.flush();
  await recordAudit(tx, {
    schoolId,
    userId,
    action: known ? "subject.changed" : "subject.added",
    subject: `subject:${saved.id}`,
    detail: archived ? `${name}, archived` : name,
    at: now,
  });
  return saved;
}
