import type { ClassId } from "../values/ids";
import { decodeOperation } from "../values/operation";
import { decodeRegister, type Register } from "../values/register";
import type { RegisterKey } from "../values/register-key";
import type { RosterLearner } from "../values/roster-learner";
import type { AsiliDb, DraftRow, OutboxRow, ScopeRow } from "./asili-db";
import { overlayOperation } from "./overlay-operation";

/** All this phone knows of one register. */
export type RegisterView = {
  /** As the server last told it. */
  readonly confirmed: Register | null;
  /** The confirmed register with everything said on this phone since: what a screen shows. */
  readonly register: Register | null;
  /** How many operations wait to be sent. */
  readonly waiting: number;
  /** Operations the server did not take, in the order they were said. */
  readonly troubled: readonly OutboxRow[];
  readonly draft: DraftRow | null;
};

export async function readRegister(
  db: AsiliDb,
  scope: ScopeRow,
  classId: ClassId,
  key: RegisterKey,
  everyone: readonly RosterLearner[],
): Promise<RegisterView> {
  const item = await db.items.get([scope.id, key]);
  const outbox = await db.outbox.where({ classId, key }).sortBy("n");
  const sent = await db.sent.where({ classId, key }).sortBy("n");
  const draft = (await db.drafts.get([classId, key])) ?? null;

  const confirmed = item ? decodeRegister(key, item.line) : null;
  const unpulled = sent.filter(({ seq }) => seq !== null && seq > scope.cursor);
  const waiting = outbox.filter(({ state }) => state === "waiting");
  const register = [...unpulled, ...waiting].reduce<Register | null>(
    (shown, { text }) => overlayOperation(shown, decodeOperation(text), everyone),
    confirmed,
  );
  const troubled = outbox.filter(({ state }) => state !== "waiting");
  return { confirmed, register, waiting: waiting.length, troubled, draft };
}
