import { useMemo } from "react";
import type { AnalysedSubjectFragment, AnalysisSummaryFragment } from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { useMessages } from "../../i18n/language";
import { ChartFigure } from "../../ui/chart-figure";
import { Tile } from "../../ui/tile";
import { SummaryTable } from "./summary-table";
import { useFigures } from "./use-figures";

type SubjectReportProps = { subject: AnalysedSubjectFragment; who: string; term: string; before: string | null };

/** One subject: its figures, who earned which level, and each stream by itself. */
export function SubjectReport({ subject, who, term, before }: SubjectReportProps) {
  const say = useMessages(analysis);
  const { name, summary, streams } = subject;
  return (
    <>
      <Figures summary={summary} before={before} />
      <Bands summary={summary} text={say("bandsSummary", { subject: name, who, term })} />
      {streams.length > 1 && (
        <SummaryTable
          title={say("streams")}
          heading={say("stream")}
          before={before}
          rows={streams.map(({ class: { id, name: stream }, summary: own }) => ({
            key: id,
            label: stream,
            summary: own,
          }))}
        />
      )}
    </>
  );
}

function Figures({ summary, before }: { summary: AnalysisSummaryFragment; before: string | null }) {
  const say = useMessages(analysis);
  const { percent, points, change, mean, whole } = useFigures();
  const { learners, counted, absent, exempt, missing, lowest, highest, spread, meanPoints, valueAdded } = summary;
  const without = [
    absent > 0 && say("absent", { n: absent }),
    exempt > 0 && say("exempt", { n: exempt }),
    missing > 0 && say("missing", { n: missing }),
  ].filter((each) => each !== false);
  return (
    <section className="grid gap-3" aria-label={say("mean")}>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        <Tile
          figure={mean(summary)}
          label={say("mean")}
          detail={
            lowest === null
              ? ""
              : [
                  say("points", { points: points(meanPoints) }),
                  say("lowestHighest", { lowest: percent(lowest), highest: percent(highest) }),
                ].join(" · ")
          }
        />
        <Tile figure={percent(spread)} label={say("spread")} detail={say("spreadTile")} />
        <Tile
          figure={before === null || !valueAdded?.compared ? "–" : change(summary)}
          label={before === null ? say("valueAdded") : say("against", { term: before })}
          detail={
            before === null
              ? say("noTermBefore")
              : valueAdded?.compared
                ? say("compared", { n: valueAdded.compared })
                : say("nobodyCompared")
          }
        />
      </ul>
      <p>
        {say("withResult")}: {say("ofAll", { counted: whole(counted), all: whole(learners) })}
        {without.length > 0 && ` · ${say("noResult", { list: without.join(", ") })}`}
      </p>
    </section>
  );
}

function Bands({ summary: { bands }, text }: { summary: AnalysisSummaryFragment; text: string }) {
  const say = useMessages(analysis);
  const { whole } = useFigures();
  const labels = useMemo(() => bands.map(({ label }) => label), [bands]);
  const series = useMemo(
    () => [{ label: say("learners"), tone: "accent", values: bands.map(({ learners }) => learners) }] as const,
    [bands, say],
  );
  return (
    <ChartFigure
      kind="bars"
      title={say("bands")}
      summary={text}
      labelHeading={say("level")}
      asTable={say("asTable")}
      asChart={say("asChart")}
      labels={labels}
      series={series}
      write={whole}
    />
  );
}
