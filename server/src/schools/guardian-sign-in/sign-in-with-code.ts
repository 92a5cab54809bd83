import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { announceAccessChange } from "../../identity/announce-access-change.js";
import { enter } from "../../identity/enter.js";
import { countAttempt, forgetAttempts } from "../../identity/limit-attempts.js";
import type { Session } from "../../identity/open-session.js";
import { readRoles } from "../../identity/read-roles.js";
import { spendCode } from "../../identity/sign-in-code/code-keeper.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import type { DeviceId, SchoolId } from "../../values/ids.js";
import { parsePhone } from "../../values/phone.js";
import { adoptGuardian } from "./adopt-guardian.js";
import type { CodeLocale } from "./code-text.js";
import { readHolder } from "./read-holder.js";

export type SignInWithCode = {
  phone: string;
  code: string;
  locale: CodeLocale;
  schoolId: SchoolId | null;
  deviceId: DeviceId | null;
  deviceLabel: string;
  remoteAddress: string;
};

const WRONG = "That code is wrong, or no longer good. Look at the last message, or ask for a new code.";

/** Opens a session for the guardian who was sent the code, in every school that knows them by their phone. */
export async function signInWithCode(services: Services, request: SignInWithCode): Promise<Session> {
  const phone = parsePhone(request.phone);
  const counted = `code:${phone ?? request.phone.slice(0, 20)}`;
  await countAttempt(services, counted, request.remoteAddress);
  const code = request.code.replaceAll(/\s/g, "");
  if (!phone || !/^\d{6}$/.test(code) || !(await spendCode(services, phone, code))) {
    throw new Refusal(ErrorCode.unauthenticated, WRONG);
  }
  await forgetAttempts(services, counted);

  const session = await inTransaction(services.orm.em as Em, async (tx) => {
    const user = (await readHolder(tx, phone)) === "guardian" ? await adopt(tx, services, request) : null;
    if (!user) throw new Refusal(ErrorCode.unauthenticated, WRONG);
    const roles = await readRoles(tx, user.id);
    const schoolId = request.schoolId !== null && roles.has(request.schoolId) ? request.schoolId : [...roles.keys()][0];
    const rolesThere = schoolId === undefined ? undefined : roles.get(schoolId);
    if (schoolId === undefined || !rolesThere) throw new Refusal(ErrorCode.unauthenticated, WRONG);
    return enter(tx, services, { userId: user.id, schoolId, roles: rolesThere }, request);
  });
  services.relay.kick();
  await announceAccessChange(services, session.viewer.userId);
  return session;
}

const adopt = (tx: Em, { clock }: Services, { phone, locale }: SignInWithCode) =>
  adoptGuardian(tx, parsePhone(phone)!, locale, clock.now());
