import { useId } from "react";
import type { CardMove, CardSubject } from "../../values/report-card";
import type { CardWords } from "./card-words";

type SubjectRowsProps = {
  subject: CardSubject;
  exams: readonly string[];
  shows: { percent: boolean; change: boolean };
  words: CardWords;
};

/** A subject of a card: its figures, and what is said of them under all of them together. */
export function SubjectRows({ subject, exams, shows, words }: SubjectRowsProps) {
  const { name, scores, percent, label, points, change, move, remark, teacher } = subject;
  const id = useId();
  const hasNote = move !== null || remark !== null;
  const columns = exams.length + 2 + Number(shows.percent) + Number(shows.change);
  return (
    <tbody>
      <tr>
        <th id={id} scope="row" rowSpan={hasNote ? 2 : 1}>
          {name}
          {teacher && <small className="block">{teacher}</small>}
        </th>
        {exams.map((exam, index) => (
          <td key={exam}>{scoreText(scores[index] ?? "")}</td>
        ))}
        {shows.percent && <td>{percent === null ? "–" : percent / 10}</td>}
        <td>
          <b>{label ?? "–"}</b>
        </td>
        <td>{points ?? "–"}</td>
        {shows.change && <td>{change === null ? "" : `${change > 0 ? "+" : ""}${change / 10}`}</td>}
      </tr>
      {hasNote && (
        <tr>
          <td headers={id} colSpan={columns} className="report-note">
            {move && <span>{moveText(move, words)}</span>} {remark && <i>{remark}</i>}
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** `up from ME2 (points +1)`: in words, that are read out and need no colour. */
function moveText({ from, rise, points }: CardMove, words: CardWords): string {
  const way = rise > 0 ? words.up : rise < 0 ? words.down : words.still;
  const steps =
    points === 0 ? "" : ` (${words.points.toLowerCase()} ${points > 0 ? "+" : "\u2212"}${Math.abs(points)})`;
  return `${way} ${from}${steps}`;
}

/** Absent and exempt in letters, nothing as a dash. */
const scoreText = (score: string): string => ({ A: "AB", X: "EX", "": "–" })[score] ?? score;
