import { ErrorCode, Refusal } from "../../errors.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import { checkLearners } from "../../schools/check-learners.js";
import { MOST_CENTS } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { openLedger } from "../ledger/open-ledger.js";
import { checkOpeningDay } from "./check-opening-day.js";
import { type Opening, setOpeningBalances } from "./set-opening-balances.js";

/** Brings in what one learner owed or had paid ahead, at most KES 100 million either way. */
export async function setOpeningBalance(tx: Em, actor: Actor, now: Date, opening: Opening & { day: SchoolDay }) {
  if (Math.abs(opening.cents) > MOST_CENTS) throw new Refusal(ErrorCode.badInput, "Give at most KES 100 million.");
  const ledger = await openLedger(tx, actor, now);
  await checkLearners(tx, actor.schoolId, [opening.learnerId]);
  await setOpeningBalances(ledger, [opening], checkOpeningDay(now, opening.day));
}
