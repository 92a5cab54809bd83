import { useMemo } from "react";
import type { RiskEffectQuery } from "../../generated/live/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { riskOversight } from "../../i18n/risk-oversight";
import { useTermName } from "../../office/use-term-name";
import { ChartFigure } from "../../ui/chart-figure";

/** Those who were followed up, a bar a term, by what came of it. */
export function EffectChart({ terms }: { terms: RiskEffectQuery["riskEffect"] }) {
  const say = useMessages(riskOversight);
  const { locale } = useLanguage();
  const termName = useTermName();
  const labels = terms.map(({ year, term }) => termName({ year, number: term }));
  const series = useMemo(
    () =>
      [
        { label: say("returned"), tone: "present", values: terms.map(({ returned }) => returned) },
        { label: say("transferred"), tone: "excused", values: terms.map(({ transferred }) => transferred) },
        { label: say("left"), tone: "absent", values: terms.map(({ left }) => left) },
        { label: say("notAtRisk"), tone: "late", values: terms.map(({ notAtRisk }) => notAtRisk) },
        { label: say("still"), tone: "none", values: terms.map(({ stillOpen }) => stillOpen) },
      ] as const,
    [terms, say],
  );
  return (
    <ChartFigure
      kind="bars"
      title={say("chart")}
      summary={say("chartSummary")}
      labelHeading={say("term")}
      asTable={say("asTable")}
      asChart={say("asChart")}
      labels={labels}
      series={series}
      write={(value) => value.toLocaleString(intlTag(locale))}
    />
  );
}
