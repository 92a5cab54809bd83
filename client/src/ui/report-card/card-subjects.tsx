import type { ReactNode } from "react";
import type { CardSubject, ReportCard } from "../../values/report-card";
import type { CardWords } from "./card-words";

type Column = readonly [head: string, show: (subject: CardSubject) => ReactNode];

/** The subjects of a card: each with its figures and, below them, how it moved and what its teacher says. */
export function CardSubjects({ card, words }: { card: ReportCard; words: CardWords }) {
  const { curriculum, subjects, since } = card;
  const columns = columnsOf(card, words);
  return (
    <>
      <div className="overflow-x-auto">
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{curriculum === "cbe" ? words.learningArea : words.subject}</th>
              {columns.map(([head]) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {subjects.map((subject) => (
            <SubjectRows key={subject.name} {...{ subject, columns }} />
          ))}
        </table>
      </div>
      {since && <p className="text-xs">{since}</p>}
    </>
  );
}

function columnsOf({ curriculum, exams, subjects }: ReportCard, words: CardWords): Column[] {
  const columns: Column[] = exams.map((exam, at) => [exam, ({ scores }) => scoreText(scores[at] ?? "")]);
  if (subjects.some(({ percent }) => percent !== null)) {
    columns.push([words.mean, ({ percent }) => (percent === null ? "–" : percent / 10)]);
  }
  columns.push([curriculum === "cbe" ? words.level : words.grade, ({ label }) => <b>{label ?? "–"}</b>]);
  columns.push([words.points, ({ points }) => points ?? "–"]);
  if (subjects.some(({ change }) => change !== null)) {
    columns.push([words.change, ({ change }) => change !== null && `${change > 0 ? "+" : ""}${change / 10}`]);
  }
  return columns;
}

type SubjectRowsProps = { subject: CardSubject; columns: readonly Column[] };

function SubjectRows({ subject, columns }: SubjectRowsProps) {
  const { name, teacher, move, remark } = subject;
  const hasNote = move ?? remark;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={hasNote ? 2 : 1}>
          {name}
          {teacher && <small className="block">{teacher}</small>}
        </th>
        {columns.map(([head, show]) => (
          <td key={head}>{show(subject)}</td>
        ))}
      </tr>
      {hasNote && (
        <tr>
          <td colSpan={columns.length} className="text-start text-xs wrap-anywhere">
            {move} <i>{remark}</i>
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Absent and exempt in letters, nothing as a dash. */
const scoreText = (score: string): string => ({ A: "AB", X: "EX", "": "–" })[score] ?? score;
