import { openScoreBook } from "../../assessment/open-score-book.js";
import { placeSheets } from "../../assessment/place-sheets.js";
import { publishScoreBook } from "../../assessment/publish-score-book.js";
import { saveScoreBook } from "../../assessment/save-score-book.js";
import { type ScoreBook, takeBackScores } from "../../assessment/score-book.js";
import { openRegisterBook } from "../../attendance/open-register-book.js";
import { placeRegisters } from "../../attendance/place-registers.js";
import { type HeldWrite, publishBook } from "../../attendance/publish-book.js";
import { type RegisterBook, takeBack } from "../../attendance/register-book.js";
import { saveBook } from "../../attendance/save-book.js";
import { lockScopes } from "../../events/lock-scopes.js";
import { publishChanges, type ScopeChange } from "../../events/publish-changes.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { isOfRegister, isOfSheet, type Operation } from "../operation.js";

/** What a batch writes to. The books share the locked scopes, so that one sequence runs through both. */
export type Books = { readonly registers: RegisterBook; readonly scores: ScoreBook };

/** Opens all that operations of one device speak of: first every scope is locked, in the one order that everybody keeps. */
export async function openBooks(
  tx: Em,
  { schoolId, deviceId }: Pick<UserViewer, "schoolId" | "deviceId">,
  now: Date,
  operations: readonly Operation[],
): Promise<Books> {
  const registers = await placeRegisters(tx, schoolId, now, operations.filter(isOfRegister));
  const sheets = await placeSheets(tx, schoolId, now, operations.filter(isOfSheet));
  const locked = await lockScopes(tx, [...registers.scopes, ...sheets.scopes]);
  return {
    registers: await openRegisterBook(tx, schoolId, now, registers, locked),
    scores: await openScoreBook(tx, schoolId, deviceId, now, sheets, locked),
  };
}

export async function saveBooks(tx: Em, { registers, scores }: Books): Promise<void> {
  await saveBook(tx, registers);
  await saveScoreBook(tx, scores);
}

export function takeBackBooks({ registers, scores }: Books): void {
  takeBack(registers);
  takeBackScores(scores);
}

/** Tells classes, and last of all, since that locks their scopes, users; `also` is what else those are to be told. */
export async function publishBooks(
  tx: Em,
  { registers, scores }: Books,
  held: readonly HeldWrite[],
  also: readonly ScopeChange[],
): Promise<void> {
  const ofRegisters = await publishBook(tx, registers, held);
  const ofScores = await publishScoreBook(tx, scores);
  await publishChanges(tx, registers.now, [...ofRegisters, ...ofScores, ...also]);
}
