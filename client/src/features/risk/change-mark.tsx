import type { RiskLineFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { risk as riskMessages } from "../../i18n/risk";
import { useRiskWords } from "../../i18n/use-risk-words";
import { Icon } from "../../ui/icon";
import { movedSince } from "./moved-since";

const UP = "M12 20V5m-6 6 6-6 6 6";
const DOWN = "M12 4v15m-6-6 6 6 6-6";

/** How a learner's risk has changed since last week: an arrow and words. */
export function ChangeMark({ risk }: { risk: Pick<RiskLineFragment, "probability" | "band" | "before"> }) {
  const say = useMessages(riskMessages);
  const { say: sayWord, oddsOf } = useRiskWords();
  const { before } = risk;
  const moved = movedSince(risk, before);
  if (!before) return <p className="muted text-sm">{say("newThisWeek")}</p>;
  const bandBefore = sayWord(before.band);
  if (moved === null) return <p className="muted text-sm">{say("wasBand", { before: bandBefore })}</p>;
  if (moved === 0) return <p className="muted text-sm">{say("asLastWeek")}</p>;
  const odds = before.probability === null ? bandBefore : oddsOf(before.probability);
  return (
    <p className={`flex items-center gap-1 text-sm ${moved > 0 ? "text-absent" : "text-present"}`}>
      <Icon d={moved > 0 ? UP : DOWN} size={16} />
      {say(moved > 0 ? "up" : "down", { before: odds })}
    </p>
  );
}
