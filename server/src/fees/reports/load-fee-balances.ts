import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { LearnerId } from "../../values/ids.js";
import { addMoney } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { findAccountHolders } from "../find-account-holders.js";
import { readPlansOf } from "../instalments/read-instalment-plans.js";
import { tellPlans } from "../instalments/tell-plans.js";
import { readVoteHeads, type VoteHeadRow } from "../setup/read-vote-heads.js";
import { toVoteHeadType } from "../setup/vote-head.type.js";
import { ageDebts, type Debt, dueDebts, overdueOf } from "./age-debts.js";
import type { FeeBalanceType, HeadBalanceType } from "./fee-balance.type.js";
import { readDebts } from "./read-debts.js";
import { type HeadBalance, readHeadBalances } from "./read-head-balances.js";

/** How the accounts stand of those of the learners whose the viewer may see, by learner. */
export async function loadFeeBalances(
  em: Em,
  viewer: Viewer,
  ids: readonly LearnerId[],
  today: SchoolDay,
): Promise<ReadonlyMap<LearnerId, FeeBalanceType>> {
  const { schoolId } = viewer;
  const learners = await findAccountHolders(em, viewer, ids);
  const seen = [...learners.keys()];
  const accounts = await readHeadBalances(em, schoolId, seen);
  const debts = await readDebts(em, schoolId, seen);
  const plans = await readPlansOf(em, schoolId, seen);
  const told = await tellPlans(em, schoolId, [...plans.values()], learners);
  const planOf = new Map(told.map((plan) => [plan.learner.learnerId, plan]));
  const heads = [...(await readVoteHeads(em, schoolId)).values()];
  return new Map(
    seen.map((id) => {
      const { heads: balances, credit } = accounts.get(id)!;
      const due = dueDebts(debts.get(id) ?? [], plans.get(id) ?? null);
      const ages = ageDebts(due, today);
      const owed = addMoney(balances.map((balance) => balance.owed));
      const voteHeads = tellHeads(balances, heads);
      const plan = planOf.get(id) ?? null;
      return [id, { owed, credit, overdue: overdueOf(ages), ages, ...nextDue(due, today), voteHeads, plan }];
    }),
  );
}

function nextDue(debts: readonly Debt[], today: SchoolDay) {
  const coming = debts.filter(({ dueDay }) => dueDay >= today);
  const nextDueDay = coming.reduce<SchoolDay | null>(
    (first, { dueDay }) => (first === null || dueDay < first ? dueDay : first),
    null,
  );
  return {
    nextDueDay,
    nextDueCents: addMoney(coming.filter(({ dueDay }) => dueDay === nextDueDay).map(({ cents }) => cents)),
  };
}

/** What was brought forward, then the vote heads in the school's order. */
export function tellHeads(balances: readonly HeadBalance[], heads: readonly VoteHeadRow[]): HeadBalanceType[] {
  const order = [null, ...heads];
  return order.flatMap((head) => {
    const balance = balances.find(({ voteHeadId }) => voteHeadId === (head?.id ?? null));
    if (!balance) return [];
    const { invoiced, letOff, paid, owed } = balance;
    return [{ voteHead: head && toVoteHeadType(head), invoiced, letOff, paid, owed }];
  });
}
