import { publishChanges } from "../events/publish-changes.js";
import { schoolScope } from "../events/scope.js";
import type { Em } from "../platform/orm.js";
import type { SchoolId } from "../values/ids.js";
import { toLineText } from "../values/line-text.js";
import { AttendanceReason } from "./attendance-reason.entity.js";
import { DEFAULT_REASONS, type DefaultReason } from "./default-reasons.js";

/** Gives a new school its list of reasons, and its devices too; a school that has a list keeps it. */
export async function addDefaultReasons(tx: Em, schoolId: SchoolId, now: Date): Promise<void> {
  if ((await tx.count(AttendanceReason, { schoolId })) > 0) return;
  const reasons = DEFAULT_REASONS.map((reason, index) => ({
    ...reason,
    schoolId,
    number: index + 1,
    restricted: reason.restricted ?? false,
    retiredAt: null,
  }));
  await tx.createQueryBuilder(AttendanceReason).insert(reasons).execute();
  await publishChanges(
    tx,
    now,
    reasons.map((reason) => ({ scope: schoolScope(schoolId), item: `x${reason.number}`, line: lineOf(reason) })),
  );
}

/** `fees|Sent home for fees|Ametumwa nyumbani kwa karo|AE`; the number is the key. */
const lineOf = ({ code, english, kiswahili, statuses }: Omit<DefaultReason, "restricted">): string =>
  [code, english, kiswahili, statuses].map(toLineText).join("|");
