import type { ClassId } from "../values/ids";
import { decodeRegisterOperation } from "../values/operation";
import { decodeRegister, type Register } from "../values/register";
import type { RegisterKey } from "../values/register-key";
import type { RosterLearner } from "../values/roster-learner";
import type { DraftRow, OutboxRow, ScopeRow } from "./asili-db";
import { followLearners } from "./follow-learners";
import { overlayOperation } from "./overlay-operation";
import type { Said } from "./read-said";

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

type Place = { readonly scope: ScopeRow; readonly classId: ClassId; readonly key: RegisterKey };

/** Lays what was said on this phone over the line the server sent, if it sent one. */
export function registerView(
  { scope, classId, key }: Place,
  line: string | undefined,
  said: Said,
  everyone: readonly RosterLearner[],
): RegisterView {
  const here = (row: { readonly classId: ClassId; readonly key: string }): boolean =>
    row.classId === classId && row.key === key;
  const outbox = said.outbox.filter(here);
  const waiting = outbox.filter(({ state }) => state === "waiting");
  const unpulled = said.sent.filter((row) => here(row) && row.seq !== null && row.seq > scope.cursor);

  const confirmed = line ? decodeRegister(key, line) : null;
  const register = [...unpulled, ...waiting].reduce<Register | null>(
    (shown, { text }) => overlayOperation(shown, decodeRegisterOperation(text), everyone),
    confirmed,
  );
  const troubled = outbox.filter(({ state }) => state !== "waiting");
  const shown = register && followLearners(register, everyone);
  return { confirmed, register: shown, waiting: waiting.length, troubled, draft: said.drafts.find(here) ?? null };
}
