import type { RiskModelFactsFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskTraining } from "../../i18n/risk-training";

type Judged = Pick<RiskModelFactsFragment, "state" | "verdict">;

/** Says what became of a version, and why: "Stored, not used: worse than the simple rules on last term’s learners". */
export function useVerdict() {
  const say = useMessages(riskTraining);
  /** Why it is not used; empty where it was. */
  const why = ({ verdict }: Judged): string => (verdict === "PROMOTED" ? "" : say(verdict));
  const standing = (model: Judged): string =>
    model.state === "STORED" && why(model) ? say("storedWhy", { why: why(model) }) : say(model.state);
  return { why, standing };
}
