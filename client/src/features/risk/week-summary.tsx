import type { RiskListQuery } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { risk } from "../../i18n/risk";
import { Icon } from "../../ui/icon";
import { WARN } from "../../ui/icon-paths";

type WeekSummaryProps = { week: RiskListQuery["riskWeek"]; listed: number; isHead: boolean };

/** How many are to be followed up, of how many at risk, and how many the school can manage. */
export function WeekSummary({ week, listed, isHead }: WeekSummaryProps) {
  const say = useMessages(risk);
  const { capacity, counts, openCases, overdueCases } = week;
  const inBand = (band: "HIGH" | "MEDIUM") => counts.find((one) => one.band === band)?.learners ?? 0;
  return (
    <section className="card grid gap-1 p-4" aria-label={say("thisWeek")}>
      <p>
        <strong className="text-3xl tabular-nums">{listed}</strong> {say("followUp", { n: listed })},{" "}
        {say("ofHigh", { high: inBand("HIGH"), medium: inBand("MEDIUM") })}
      </p>
      <p>{say("capacity", { n: capacity })}</p>
      <p className="muted text-sm">{say("withoutOpen")}</p>
      <p className="no-print flex flex-wrap gap-x-4">
        <a href="/risk/cases" className="link inline-flex min-h-12 items-center">
          {say("openCases", { n: openCases })}
        </a>
        {overdueCases > 0 && (
          <a href="/risk/cases/overdue" className="inline-flex min-h-12 items-center gap-1 font-semibold text-absent">
            <Icon d={WARN} size={20} />
            {say("overdueCases", { n: overdueCases })}
          </a>
        )}
        {isHead && (
          <a href="/risk-model/settings" className="link inline-flex min-h-12 items-center">
            {say("changeCapacity")}
          </a>
        )}
      </p>
    </section>
  );
}
