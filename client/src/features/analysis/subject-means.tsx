import { useMemo } from "react";
import type { AnalysedSubjectFragment } from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { useMessages } from "../../i18n/language";
import { ChartFigure } from "../../ui/chart-figure";
import { useFigures } from "./use-figures";

type SubjectMeansProps = {
  subjects: readonly AnalysedSubjectFragment[];
  who: string;
  term: string;
  onPick: (name: string) => void;
};

/** What leaves room for a bar on a phone. */
const LONGEST_NAME = 14;

/** Every subject's mean as a bar: in percent, or in points where all work got levels. */
export function SubjectMeans({ subjects, who, term, onPick }: SubjectMeansProps) {
  const say = useMessages(analysis);
  const { axis } = useFigures();
  const inPoints = subjects.every(({ summary }) => summary.mean === null);
  const labels = useMemo(
    () => subjects.map(({ name, code }) => (name.length > LONGEST_NAME ? (code ?? name) : name)),
    [subjects],
  );
  const series = useMemo(() => {
    const values = subjects.map(({ summary }) => (inPoints ? summary.meanPoints : summary.mean));
    return [{ label: say(inPoints ? "meanPoints" : "mean"), tone: "accent", values }] as const;
  }, [subjects, inPoints, say]);
  return (
    <ChartFigure
      kind="bars"
      title={say("means")}
      summary={say("meansSummary", { who, term })}
      labelHeading={say("subject")}
      asTable={say("asTable")}
      asChart={say("asChart")}
      labels={labels}
      series={series}
      write={inPoints ? axis.points : axis.percent}
      onPick={(index) => onPick(subjects[index]?.name ?? "")}
    />
  );
}
