import type { SheetScoresQuery } from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";
import type { SheetFigures } from "./sheet-figures";

type Scores = NonNullable<SheetScoresQuery["scoreSheet"]>["scores"];
type ScoreTableProps = { title: string; scores: Scores; far: SheetFigures["far"] };

/** Every learner's score, to be read; who is far from the rest, absent, exempt or missing is said in words. */
export function ScoreTable({ title, scores, far }: ScoreTableProps) {
  const say = useMessages(examPlan);
  const remark = ({ value, due, learner }: Scores[number]): string => {
    if (value === null) return say(due ? "isMissing" : "isNotDue");
    if (value === "A") return say("isAbsent");
    if (value === "X") return say("isExempt");
    return far.some((one) => one.learner.id === learner.id) ? say("isFar") : "";
  };
  return (
    <section className="card">
      <table className="grid-table">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say("learner")}</th>
            <th scope="col" data-number>
              {say("score")}
            </th>
          </tr>
        </thead>
        <tbody>
          {scores.map((line) => (
            <tr key={line.learner.id}>
              <td>{line.learner.name}</td>
              <td data-number>
                <strong>{line.value === "A" || line.value === "X" ? "" : line.value}</strong>
                {remark(line) && <span className="ml-2 text-sm text-late">{remark(line)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
