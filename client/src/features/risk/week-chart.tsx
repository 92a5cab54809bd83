import { useMemo } from "react";
import type { LearnerRiskQuery } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { risk } from "../../i18n/risk";
import { useRiskWords } from "../../i18n/use-risk-words";
import { RiskBandMark } from "../../office/risk-band-mark";
import { ChartFigure } from "../../ui/chart-figure";

type Weeks = NonNullable<LearnerRiskQuery["learnerRisk"]>["weeks"];

/** A line from nought, so that a small rise does not look like a leap. */
const SPAN = { from: 0, to: 0.5, step: 4 };
const LEAST = 2;
const MOST_ROWS = 8;

/** A learner's risk over the weeks, the latest of which comes first; by rules, whose points do not compare, as bands. */
export function WeekChart({ weeks }: { weeks: Weeks }) {
  const say = useMessages(risk);
  const { percent } = useRiskWords();
  const { locale } = useLanguage();
  const inOrder = useMemo(() => weeks.toReversed(), [weeks]);
  const labels = useMemo(() => inOrder.map(({ week }) => formatDay(locale, week, "brief")), [inOrder, locale]);
  const series = useMemo(
    () => [
      { label: say("probability"), tone: "accent" as const, values: inOrder.map(({ probability }) => probability) },
    ],
    [inOrder, say],
  );
  const known = inOrder.filter(({ probability }) => probability !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (weeks.length < LEAST) return null;
  if (!first || !last || known.length < LEAST) return <BandList weeks={weeks.slice(0, MOST_ROWS)} />;
  return (
    <ChartFigure
      kind="line"
      title={say("weeks")}
      span={SPAN}
      summary={say("weeksSummary", {
        n: known.length,
        first: percent(first.probability ?? 0),
        from: formatDay(locale, first.week, "brief"),
        last: percent(last.probability ?? 0),
        to: formatDay(locale, last.week, "brief"),
      })}
      labelHeading={say("week")}
      asTable={say("asTable")}
      asChart={say("asChart")}
      labels={labels}
      series={series}
      write={percent}
    />
  );
}

function BandList({ weeks }: { weeks: Weeks }) {
  const say = useMessages(risk);
  const { locale } = useLanguage();
  return (
    <section className="card overflow-clip" aria-labelledby="risk-weeks">
      <h2 id="risk-weeks" className="px-4 py-3 text-lg">
        {say("weeks")}
      </h2>
      <ul>
        {weeks.map(({ week, band }) => (
          <li key={week} className="flex justify-between gap-3 border-t border-line px-4 py-2">
            {formatDay(locale, week, "brief")}
            <RiskBandMark band={band} />
          </li>
        ))}
      </ul>
    </section>
  );
}
