import type { RiskLineFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { risk as riskMessages } from "../../i18n/risk";
import { useRiskWords } from "../../i18n/use-risk-words";
import { RiskBandMark } from "../../office/risk-band-mark";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";

/** One learner among all, in a line or two: how they stand, and whether somebody sees to it. */
export function LearnerRow({ risk }: { risk: RiskLineFragment }) {
  const say = useMessages(riskMessages);
  const { say: sayWord, factOf, standingOf } = useRiskWords();
  const { locale } = useLanguage();
  const { learnerId, learnerName, className, band, reasons, openCase, override } = risk;
  const day = (text: string) => formatDay(locale, text, "brief");
  const [first] = reasons;
  const about = [
    className,
    first && band !== "LOW" && factOf(first.feature, first.value),
    openCase && say("inCase", { number: openCase.number, owner: openCase.ownerName, day: day(openCase.dueOn) }),
    override && say("overridden", { day: day(override.until), reason: sayWord(override.reason) }),
  ];
  return (
    <li className="border-line not-first:border-t">
      <a href={`/risk/learner/${learnerId}`} className="flex min-h-14 items-center gap-3 px-4 py-2">
        <span className="grid min-w-0 flex-1 gap-x-4 sm:grid-cols-[1fr_auto] sm:items-center">
          <span className="min-w-0">
            <span className="block font-semibold wrap-anywhere">{learnerName}</span>
            <span className="muted block text-sm">{about.filter(Boolean).join(" · ")}</span>
          </span>
          <span className="flex flex-wrap items-center gap-x-2 sm:flex-col sm:items-end">
            <RiskBandMark band={band} />
            <span className="text-sm tabular-nums">{standingOf(risk)}</span>
          </span>
        </span>
        <span className="muted no-print">
          <Icon d={FORWARD} size={20} />
        </span>
      </a>
    </li>
  );
}
