import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { type GradingScalesQuery, type ScaleRowFragment, SetGradeScaleDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { scales as scaleMessages } from "../../i18n/scales";
import { useMarksRefusal } from "../../i18n/use-marks-refusal";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";
import { gradeName, GRADES } from "../../values/grade";

type GradeScalesProps = {
  scales: readonly ScaleRowFragment[];
  gradeScales: GradingScalesQuery["gradeScales"];
  /** The grades there are classes of; while there are none, all are shown. */
  taught: readonly string[];
  onSaved: () => void;
};

/** By which scale each grade is graded. */
export function GradeScales({ scales, gradeScales, taught, onSaved }: GradeScalesProps) {
  const say = useMessages(scaleMessages);
  const client = useApolloClient();
  const { busy, fault, run } = useChange(useMarksRefusal());
  const [saved, setSaved] = useState<string | null>(null);
  const grades = GRADES.filter((grade) => taught.length === 0 || taught.includes(grade));
  const choose = async (grade: string, scaleId: string) => {
    setSaved(null);
    if (!(await run(() => client.mutate({ mutation: SetGradeScaleDocument, variables: { grade, scaleId } })))) return;
    const name = scales.find(({ id }) => id === scaleId)?.name ?? "";
    setSaved(say("gradeSaved", { grade: gradeName(grade), name }));
    onSaved();
  };
  return (
    <section className="card" aria-labelledby="grades">
      <div className="px-4 py-3">
        <h2 id="grades" className="text-lg">
          {say("grades")}
        </h2>
        <p className="muted text-sm">{say("gradesHelp")}</p>
      </div>
      {(fault || saved) && (
        <div className="px-4 pb-3">
          <Note tone={fault ? "bad" : "good"}>{fault ?? saved}</Note>
        </div>
      )}
      <ul>
        {grades.map((grade) => {
          const scaleId = gradeScales.find((one) => one.grade === grade)?.scaleId ?? "";
          return (
            <li key={grade} className="flex items-center gap-3 border-t border-line px-4 py-2">
              <span className="w-20 shrink-0 font-semibold">{gradeName(grade)}</span>
              <select
                className="input"
                aria-label={say("gradeOf", { grade: gradeName(grade) })}
                value={scaleId}
                disabled={busy}
                onChange={({ currentTarget: { value } }) => void choose(grade, value)}
              >
                {!scales.some(({ id }) => id === scaleId) && <option value={scaleId}>{say("chooseScale")}</option>}
                {scales.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
