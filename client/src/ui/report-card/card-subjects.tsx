import type { ReportCard } from "../../values/report-card";
import { SubjectRows } from "./subject-rows";
import type { CardWords } from "./card-words";

/** The subjects of a card: each with its figures and, below them, how it moved and what its teacher says. */
export function CardSubjects({ card, words }: { card: ReportCard; words: CardWords }) {
  const { curriculum, exams, subjects, since } = card;
  const isCbe = curriculum === "cbe";
  const shows = {
    percent: subjects.some(({ percent }) => percent !== null),
    change: subjects.some(({ change }) => change !== null),
  };
  return (
    <>
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
          {subjects.map((subject) => (
            <SubjectRows key={subject.name} {...{ subject, exams, shows, words }} />
          ))}
        </table>
      </div>
      {since && <p className="text-xs">{`${words.since} ${words.term} ${since.term}, ${since.year}`}</p>}
    </>
  );
}
