import type { RiskCaseLineFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { riskCases } from "../../i18n/risk-cases";
import { useRiskWords } from "../../i18n/use-risk-words";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";
import { DueMark } from "./due-mark";

type CaseRowProps = {
  riskCase: RiskCaseLineFragment;
  /** Among the cases of one learner, whose name goes without saying. */
  ofLearner?: boolean;
};

/** One case of a list: whose, who sees to it, until when, and what was tried. */
export function CaseRow({ riskCase, ofLearner = false }: CaseRowProps) {
  const say = useMessages(riskCases);
  const { say: sayWord } = useRiskWords();
  const { locale } = useLanguage();
  const { id, number, learnerName, className, open, action, ownerName, outcome, outcomeOn, contacts } = riskCase;
  const name = say("case", { number });
  const about = [
    ofLearner ? null : `${name}${className ? ` · ${className}` : ""}`,
    `${sayWord(action)} · ${ownerName}`,
    contacts.length > 0 ? say("contactCount", { n: contacts.length }) : say("noContact"),
  ];
  return (
    <li className="border-line not-first:border-t">
      <a href={`/risk/cases/${id}`} className="flex min-h-14 items-center gap-3 px-4 py-2">
        <span className="grid min-w-0 flex-1 gap-x-4 sm:grid-cols-[1fr_auto] sm:items-center">
          <span className="min-w-0">
            <span className="block font-semibold wrap-anywhere">{ofLearner ? name : learnerName}</span>
            <span className="muted block text-sm">{about.filter(Boolean).join(" · ")}</span>
          </span>
          {open ? (
            <DueMark riskCase={riskCase} />
          ) : (
            <span className="text-sm sm:text-end">
              {outcome && sayWord(outcome)}
              {outcomeOn && <span className="muted block">{formatDay(locale, outcomeOn, "dated")}</span>}
            </span>
          )}
        </span>
        <span className="muted no-print">
          <Icon d={FORWARD} size={20} />
        </span>
      </a>
    </li>
  );
}
