import type { UserViewer } from "../../src/identity/viewer.js";
import type { Em, Orm } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { addContact, type NewContact } from "../../src/risk/cases/add-contact.js";
import { changeCase } from "../../src/risk/cases/change-case.js";
import { closeCase, type ClosedCase } from "../../src/risk/cases/close-case.js";
import { type NewCase, openCase } from "../../src/risk/cases/open-case.js";
import { reopenCase } from "../../src/risk/cases/reopen-case.js";
import { CaseOutcome } from "../../src/risk/cases/risk-case.entity.js";
import { ContactKind } from "../../src/risk/cases/risk-contact.entity.js";
import { RiskAction } from "../../src/risk/rules/risk-action.js";
import type { LearnerId, RiskCaseId, UserId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aScoredSchool, emOf, MONDAY, type ScoredSchool, scoreAll } from "./a-scored-school.js";

/** The school day of `MONDAY`. */
export const TODAY = "2026-09-07" as SchoolDay;
export const DUE = "2026-09-21" as SchoolDay;

let keys = 0;
export const nextKey = () => `key-${++keys}`;

/** A school whose learners all have scores, and what its people do with the cases of them. */
export async function aFollowedSchool(orm: Orm) {
  const world = await aScoredSchool(orm, 4);
  const em = emOf(orm, world);
  await scoreAll(em, world, "2026-09-07", () => 0.35);
  const [head, deputy] = [world.as(Role.head), world.as(Role.deputy)];
  const [teacher, colleague] = [world.as(Role.classTeacher), world.as(Role.subjectTeacher)];
  const learnerIds = world.east.learnerIds as [LearnerId, LearnerId, LearnerId, LearnerId];
  return { world, em, head, deputy, teacher, colleague, learnerIds, verbs: verbsOf(em, world) };
}

function verbsOf(em: Em, world: ScoredSchool) {
  const inTx = <Result>(work: (tx: Em) => Promise<Result>) => inTransaction(em, work);
  const wanted = (learnerId: LearnerId): NewCase => ({
    learnerId,
    ownerId: world.as(Role.subjectTeacher).userId,
    dueOn: DUE,
    action: RiskAction.callGuardian,
    key: nextKey(),
  });
  const contact = (caseId: RiskCaseId): NewContact => ({
    caseId,
    kind: ContactKind.call,
    day: TODAY,
    reached: false,
    note: "No answer",
    key: nextKey(),
  });
  const closed = (caseId: RiskCaseId): ClosedCase => ({
    caseId,
    outcome: CaseOutcome.returned,
    day: TODAY,
    note: "Back",
  });
  return {
    wanted,
    contact,
    open: (viewer: UserViewer, learnerId: LearnerId, change: Partial<NewCase> = {}) =>
      inTx((tx) => openCase(tx, viewer, MONDAY, { ...wanted(learnerId), ...change })),
    add: (viewer: UserViewer, caseId: RiskCaseId, change: Partial<NewContact> = {}) =>
      inTx((tx) => addContact(tx, viewer, MONDAY, { ...contact(caseId), ...change })),
    close: (viewer: UserViewer, caseId: RiskCaseId, change: Partial<ClosedCase> = {}, at = MONDAY) =>
      inTx((tx) => closeCase(tx, viewer, at, { ...closed(caseId), ...change })),
    reopen: (viewer: UserViewer, caseId: RiskCaseId) => inTx((tx) => reopenCase(tx, viewer, MONDAY, caseId)),
    change: (viewer: UserViewer, caseId: RiskCaseId, ownerId: UserId, dueOn = DUE) =>
      inTx((tx) => changeCase(tx, viewer, MONDAY, { caseId, ownerId, dueOn, action: RiskAction.visitHome })),
  };
}
