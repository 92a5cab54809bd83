import type { ClassId, Position, ScopeId, Seq } from "../values/ids";
import { decodeNotice, type Notice } from "../values/notice";
import { decodeProposalNotice, type ProposalNotice } from "../values/proposal-notice";
import { decodeRegister } from "../values/register";
import { type RegisterKey, registerKey } from "../values/register-key";
import { decodeScoreRun } from "../values/score-run";
import { decodeSheetOperation, type SheetKey, sheetKey } from "../values/sheet-operation";
import type { AsiliDb } from "./asili-db";
import { itemsOf } from "./items-of";
import { readRoster } from "./read-roster";

/** The place of who submitted its sheet in an assessment's line. */
const SUBMITTED_BY = 5;

/**
 * How many things need the user: what the server did not take, marks and scores that still stand contested, and what waits
 * for their decision.
 */
export async function countTray(db: AsiliDb): Promise<number> {
  const refused = await db.outbox.where("state").notEqual("waiting").count();
  const user = await db.scopes.filter(({ kind }) => kind === "user").first();
  if (!user) return refused;
  // Counted as they lie: it takes no opening.
  const held = await db.items.where("[scope+key]").between([user.id, "w"], [user.id, "x"]).count();
  const [lines, proposals] = await Promise.all([itemsOf(db, user.id, "n"), itemsOf(db, user.id, "p")]);
  const standing = await Promise.all([
    ...lines.map(({ key, line }) => stillStands(db, decodeNotice(key, line))),
    ...proposals.map(({ key, line }) => stillProposed(db, decodeProposalNotice(key, line))),
  ]);
  return refused + held + standing.filter(Boolean).length;
}

/** Until somebody settles the cell, be it on this phone alone, or the class is no longer this user's. */
export async function stillStands(db: AsiliDb, { kind, classId, day, session, position }: Notice): Promise<boolean> {
  const key = registerKey(day, session);
  // What is held comes as an item of its own.
  const scopes = kind === "contested" ? await db.scopes.where({ classId }).toArray() : [];
  for (const { id, cursor } of scopes) {
    const row = await db.items.get([id, key]);
    const cells = typeof row?.line === "string" ? decodeRegister(key, row.line).cells : [];
    if (!cells.some((cell) => cell.position === position && cell.other)) continue;
    const said = await saidSince(db, key, classId, cursor);
    if (said.length === 0 || !(await speaks(db, id, said, position))) return true;
  }
  return false;
}

/** Until somebody chooses, be it on this phone alone, the sheet is submitted, or the class is no longer this user's. */
export async function stillProposed(
  db: AsiliDb,
  { classId, assessmentId, position }: ProposalNotice,
): Promise<boolean> {
  const key = sheetKey(assessmentId);
  for (const { id, cursor } of await db.scopes.where({ classId }).toArray()) {
    const rows = await db.items.bulkGet([
      [id, key],
      [id, `a${assessmentId}`],
    ]);
    const [scores = "", about = ""] = rows.map((row) => (typeof row?.line === "string" ? row.line : ""));
    const isOpen = about.split("|")[SUBMITTED_BY] === "";
    if (!isOpen || !decodeScoreRun(scores).some((cell) => cell.position === position && cell.others)) continue;
    const said = await saidSince(db, key, classId, cursor);
    return !said.some(({ text }) => {
      const operation = decodeSheetOperation(text);
      return operation?.kind === "scores" && operation.scores.some((cell) => cell.position === position);
    });
  }
  return false;
}

/** What was said here of a register or a sheet and is not in what was pulled. */
async function saidSince(db: AsiliDb, key: RegisterKey | SheetKey, classId: ClassId, cursor: Seq) {
  const waiting = db.outbox.where({ key }).filter(({ state }) => state === "waiting");
  const unpulled = db.sent.where({ key }).filter(({ seq }) => seq !== null && seq > cursor);
  return [...(await waiting.toArray()), ...(await unpulled.toArray())].filter((one) => one.classId === classId);
}

/** A roll speaks of everybody, a correction of one learner, under whichever of their numbers: who comes back gets another. */
async function speaks(
  db: AsiliDb,
  scope: ScopeId,
  said: readonly { readonly text: string }[],
  position: Position,
): Promise<boolean> {
  const { everyone } = await readRoster(db, scope);
  const learner = everyone.find((stay) => stay.position === position)?.learnerId;
  const stays = everyone.filter(({ learnerId }) => learnerId === learner);
  const pattern = new RegExp(` r |[PALEN](${[position, ...stays.map((stay) => stay.position)].join("|")})\\b`);
  return said.some(({ text }) => pattern.test(text));
}
