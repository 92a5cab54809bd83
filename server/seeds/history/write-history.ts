import { addDefaultScales } from "../../src/assessment/scales/add-default-scales.js";
import { addDefaultReasons } from "../../src/attendance/add-default-reasons.js";
import { saveFeeSettings } from "../../src/fees/setup/save-fee-settings.js";
import { saveVoteHead } from "../../src/fees/setup/save-vote-head.js";
import { Device } from "../../src/identity/device.entity.js";
import { Membership } from "../../src/identity/membership.entity.js";
import { User } from "../../src/identity/user.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { addSchool } from "../../src/schools/add-school.js";
import type { DeviceId, SchoolId, UserId, VoteHeadId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import { Role } from "../../src/values/role.js";
import { addDays } from "../../src/values/school-day.js";
import { VOTE_HEADS, type VoteHeadName } from "./fee-plans.js";
import type { History } from "./history.js";
import { type HistoryAuthor, type HistoryPlace, noonOf } from "./history-place.js";
import { writeClosures, writeTerms } from "./write-calendar.js";
import { rostersOf } from "./rosters-of.js";
import { writeFees } from "./write-fees.js";
import { identityOf, writeLearners } from "./write-people.js";
import { writeRegisters } from "./write-registers.js";
import { writeClasses, writeRosters } from "./write-rosters.js";
import { writeScores } from "./write-scores.js";

/**
 * Writes a history as a school of its own, in the transaction of `tx`; tells where everything went. The school, its reasons,
 * scales, vote heads and fee structures are made by their verbs. All else is rows, many at a time, and stands for records
 * brought in from before: what reads the records finds them as they must be (totals, revisions, balanced books), but no
 * device is told of them.
 */
export async function writeHistory(tx: Em, history: History, name = "School of years gone by"): Promise<HistoryPlace> {
  const { years, terms, classes, learners, days } = history;
  const founded = noonOf(addDays(terms[0]!.starts, -1));
  const schoolId = await addSchool(tx, null, founded, { name, weekdays: years.weekdays });
  await addDefaultReasons(tx, schoolId, founded);
  await addDefaultScales(tx, schoolId, founded);
  const author = await addAuthor(tx, schoolId, founded);
  const termIds = await writeTerms(tx, schoolId, terms);
  await writeClosures(tx, schoolId, years.closures);
  const rosters = rostersOf(history);
  const classIds = await writeClasses(tx, schoolId, classes, rosters);
  const learnerIds = await writeLearners(tx, schoolId, learners, (learner) => identityOf(history, learner));
  const place = { tx, schoolId, history, rosters, termIds, classIds, learnerIds, authorOf: () => author };
  await writeRosters(place, classes.length, terms.at(-1)!.ends);
  await writeRegisters(place, days);
  const all = new Set(terms.keys());
  await writeScores(place, all);
  await writeFees(place, await addVoteHeads(place, founded), all);
  return place;
}

async function addAuthor(tx: Em, schoolId: SchoolId, now: Date): Promise<HistoryAuthor> {
  const nobody = { phone: null, email: null, passwordHash: null, locale: "en", createdAt: now, disabledAt: null };
  const userId: UserId = await tx.insert(User, { name: "Registers of before", ...nobody });
  await tx.insert(Membership, { schoolId, userId, role: Role.classTeacher });
  const device = { userId, label: "Brought in from before", createdAt: now, lastSeenAt: now, revokedAt: null };
  return { userId, deviceId: (await tx.insert(Device, device)) as DeviceId };
}

async function addVoteHeads({ tx, schoolId }: HistoryPlace, now: Date): Promise<Map<VoteHeadName, VoteHeadId>> {
  const actor = { schoolId, userId: null };
  const heads = new Map<VoteHeadName, VoteHeadId>();
  for (const name of VOTE_HEADS) heads.set(name, (await saveVoteHead(tx, actor, now, { id: null, name })).id);
  const settings = { dueDays: 21, siblingPercents: [], siblingVoteHeads: [], waiverLimit: 0 as Cents };
  await saveFeeSettings(tx, actor, now, settings, true);
  return heads;
}
