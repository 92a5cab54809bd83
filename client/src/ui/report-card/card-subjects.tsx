import type { CardSubject, ReportCard } from "../../values/report-card";
import type { CardWords } from "./card-words";

/** The subjects of a card, a row each. */
export function CardSubjects({ card, words }: { card: ReportCard; words: CardWords }) {
  const { curriculum, exams, subjects } = card;
  const isCbe = curriculum === "cbe";
  const shows = {
    percent: subjects.some(({ percent }) => percent !== null),
    change: subjects.some(({ change }) => change !== null),
  };
  return (
    <div className="overflow-x-auto">
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{isCbe ? words.learningArea : words.subject}</th>
            {exams.map((exam) => (
              <th key={exam} scope="col">
                {exam}
              </th>
            ))}
            {shows.percent && <th scope="col">{words.mean}</th>}
            <th scope="col">{isCbe ? words.level : words.grade}</th>
            <th scope="col">{words.points}</th>
            {shows.change && <th scope="col">{words.change}</th>}
          </tr>
        </thead>
        <tbody>
          {subjects.map((subject) => (
            <SubjectRow key={subject.name} subject={subject} exams={exams} shows={shows} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  subject: CardSubject;
  exams: readonly string[];
  shows: { percent: boolean; change: boolean };
};

function SubjectRow({ subject, exams, shows }: RowProps) {
  const { name, scores, percent, label, points, change, remark, teacher } = subject;
  return (
    <tr>
      <th scope="row">
        {name}
        {teacher && <small className="block">{teacher}</small>}
        {remark && <i className="block">{remark}</i>}
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
  );
}

/** Absent and exempt in letters, nothing as a dash. */
const scoreText = (score: string): string => ({ A: "AB", X: "EX", "": "–" })[score] ?? score;
