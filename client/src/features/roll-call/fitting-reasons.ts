import type { Mark } from "../../values/mark";
import type { RosterLearner } from "../../values/roster-learner";
import type { ReasonLine } from "../../values/school-lines";

/** The reasons to offer for a mark: those of its status that can be this learner's. One chosen before stays, to be taken back. */
export function fittingReasons(
  reasons: readonly ReasonLine[],
  { sex }: Pick<RosterLearner, "sex">,
  { status, reasonId }: Mark,
): readonly ReasonLine[] {
  return reasons
    .filter((reason) => reason.statuses.includes(status))
    .filter((reason) => sex !== "M" || reason.code !== "menstruation" || reason.reasonId === reasonId)
    .sort((one, other) => one.reasonId - other.reasonId);
}
