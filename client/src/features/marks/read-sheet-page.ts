import type { AsiliDb, ScopeRow } from "../../db/asili-db";
import { getItems } from "../../db/get-items";
import { itemsOf } from "../../db/items-of";
import { type OpenSheet, readScoreSheet } from "../../db/read-score-sheet";
import type { AssessmentId, ClassId, Position, UserId } from "../../values/ids";
import { decodeModerations, type DoneModeration } from "../../values/moderations-line";
import { readTaught } from "../../db/read-taught";
import { decodeProposalNotice, type ProposalNotice } from "../../values/proposal-notice";
import { decodeScaleLine, type ScaleLine } from "../../values/scale-line";
import { decodeClassLine } from "../../values/school-lines";

/** A sheet with all that its page says of it. */
export type SheetOnPage = OpenSheet & {
  readonly className: string;
  /** How it is graded, where this phone knows. */
  readonly scale: ScaleLine | null;
  /** Who submitted it; empty for who is no longer of the school. */
  readonly submittedBy: string;
  /** Whether the user is to enter it, as far as this phone knows. */
  readonly mine: boolean;
  /** What the user was told of learners with two scores. */
  readonly notices: ReadonlyMap<Position, ProposalNotice>;
  /** How its marks were changed alike, the latest first; no name for who is no longer of the school. */
  readonly moderations: readonly (DoneModeration & { readonly name: string })[];
};

/** Null when this phone holds nothing of it. */
export async function readSheetPage(
  db: AsiliDb,
  classId: ClassId,
  assessmentId: AssessmentId,
): Promise<SheetOnPage | null> {
  const sheet = await readScoreSheet(db, classId, assessmentId);
  const scopes = await db.scopes.toArray();
  const school = scopes.find(({ kind }) => kind === "school");
  const user = scopes.find(({ kind }) => kind === "user");
  if (!sheet || !school || !user) return null;
  const { scaleId, subjectId, submitted } = sheet.assessment;
  const moderations = await readModerations(db, scopes, classId, assessmentId);
  const people = [submitted?.by, ...moderations.map(({ by }) => by)].map((id) => `u${id}`);
  const items = await getItems(db, school.id, [`c${classId}`, `g${scaleId}`, ...new Set(people)]);
  const nameOf = (id: UserId | undefined) => items.find(({ key }) => key === `u${id}`)?.line ?? "";
  const lineOf = (letter: string) => items.find(({ key }) => key.startsWith(letter));
  const ofClass = lineOf("c");
  const scale = lineOf("g");
  return {
    ...sheet,
    className: ofClass ? decodeClassLine(ofClass.key, ofClass.line).name : "",
    scale: scale ? decodeScaleLine(scale.key, scale.line) : null,
    submittedBy: nameOf(submitted?.by),
    mine: (await readTaught(db, user.id, classId)).isMine(subjectId),
    notices: await readNotices(db, user, assessmentId),
    moderations: moderations.map((one) => ({ ...one, name: nameOf(one.by) })),
  };
}

async function readModerations(
  db: AsiliDb,
  scopes: readonly ScopeRow[],
  classId: ClassId,
  assessmentId: AssessmentId,
): Promise<DoneModeration[]> {
  const ofClass = scopes.filter((scope) => scope.classId === classId);
  const items = await Promise.all(ofClass.map(({ id }) => getItems(db, id, [`m${assessmentId}`])));
  return items.flat().flatMap(({ line }) => decodeModerations(line));
}

async function readNotices(
  db: AsiliDb,
  user: ScopeRow,
  assessmentId: AssessmentId,
): Promise<Map<Position, ProposalNotice>> {
  const told = await itemsOf(db, user.id, "p");
  const notices = told.map(({ key, line }) => decodeProposalNotice(key, line));
  return new Map(notices.flatMap((one) => (one.assessmentId === assessmentId ? [[one.position, one]] : [])));
}
