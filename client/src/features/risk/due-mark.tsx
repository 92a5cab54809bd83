import type { RiskCaseLineFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { riskCases } from "../../i18n/risk-cases";
import { Icon } from "../../ui/icon";
import { WARN } from "../../ui/icon-paths";

type DueMarkProps = { riskCase: Pick<RiskCaseLineFragment, "dueOn" | "overdue"> };

/** Until when a case is to be seen to; a sign and words where that is past. */
export function DueMark({ riskCase: { dueOn, overdue } }: DueMarkProps) {
  const say = useMessages(riskCases);
  const { locale } = useLanguage();
  const day = formatDay(locale, dueOn, "brief");
  if (!overdue) return <span className="text-sm">{say("dueOn", { day })}</span>;
  return (
    <span className="inline-flex items-center gap-1 text-sm font-semibold text-absent">
      <Icon d={WARN} size={16} />
      {say("overdueSince", { day })}
    </span>
  );
}
