import type { CardPlace, ReportCard } from "../../values/report-card";
import type { CardWords } from "./card-words";

/** What the subjects come to together, where the card says so, attendance, and how earlier terms ended. */
export function CardFigures({ card, words }: { card: ReportCard; words: CardWords }) {
  const { attendance, trend } = card;
  const summary = summaryOf(card, words);
  const presence = (["sessions", "present", "late", "absent", "excused"] as const).map(
    (key) => [words[key], String(attendance[key])] as const,
  );
  return (
    <>
      {summary.length > 0 && <Figures figures={summary} strong />}
      {card.summary.whyNoGrade && <p className="text-center text-sm italic">{card.summary.whyNoGrade}</p>}
      <h3 className="mt-2 font-semibold">{words.attendance}</h3>
      <Figures figures={presence} />
      {trend.length > 0 && (
        <>
          <h3 className="mt-2 font-semibold">{words.trend}</h3>
          <Figures
            figures={trend.map(({ year, term, grade, points, percent }) => [
              `${term}/${year}`,
              grade ?? (points === null ? `${(percent ?? 0) / 10}%` : (points / 100).toFixed(2)),
            ])}
          />
        </>
      )}
    </>
  );
}

function summaryOf({ summary }: ReportCard, words: CardWords): (readonly [label: string, text: string])[] {
  const { total, outOf, percent, points, grade, whyNoGrade, inClass, inGrade } = summary;
  const figures: (readonly [label: string, text: string | null])[] = [
    [words.total, total === null ? null : `${total / 10} / ${outOf}`],
    [words.mean, percent === null ? null : (percent / 10).toFixed(1)],
    [words.meanPoints, points === null ? null : (points / 100).toFixed(2)],
    [words.meanGrade, grade ?? (whyNoGrade && words.none)],
    [words.inClass, inClass && placeText(inClass, words)],
    [words.inGrade, inGrade && placeText(inGrade, words)],
  ];
  return figures.filter((figure): figure is [string, string] => figure[1] !== null);
}

/** `3= of 45`: others stand third too. */
const placeText = ({ at, of, tied }: CardPlace, words: CardWords): string =>
  `${at}${tied ? "=" : ""} ${words.of} ${of}`;

type FiguresProps = { figures: readonly (readonly [label: string, text: string])[]; strong?: boolean };

/** Small labels, each over what it stands for. */
export function Figures({ figures, strong = false }: FiguresProps) {
  return (
    <dl className="report-figures" data-strong={strong}>
      {figures.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
