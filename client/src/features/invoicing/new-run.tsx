import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { RunFormDocument, type RunFormQuery } from "../../generated/live/graphql";
import { invoicing } from "../../i18n/invoicing";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { TextInput } from "../../office/text-input";
import { useTermName } from "../../office/use-term-name";
import { gradeName, GRADES } from "../../values/grade";
import { addDays, schoolDayAt } from "../../values/school-day";
import { RunPreview } from "./run-preview";

/** Choosing whom to invoice, with what that would ask for in sight before anything is asked. */
export function NewRun() {
  const say = useMessages(invoicing);
  const query = useQuery(RunFormDocument);
  return (
    <OfficePage title={say("newRun")} back="/invoicing" wide query={query}>
      {(data) => <Choice data={data} />}
    </OfficePage>
  );
}

function Choice({ data: { school, classes, feeSettings } }: { data: RunFormQuery }) {
  const say = useMessages(invoicing);
  const sayOffice = useMessages(office);
  const termName = useTermName();
  const [termId, setTermId] = useState(school.currentTerm?.id ?? school.terms[0]?.id ?? "");
  const [grades, setGrades] = useState<readonly string[]>([]);
  const [dueDay, setDueDay] = useState<string>(() => addDays(schoolDayAt(Date.now()), feeSettings.dueDays));
  const year = school.terms.find(({ id }) => id === termId)?.year;
  const ofYear = classes.nodes.filter((one) => one.year === year);
  const held = GRADES.filter((grade) => ofYear.some((one) => one.grade === grade));
  const chosen = grades.filter((grade) => held.includes(grade));
  const classIds = ofYear.filter(({ grade }) => chosen.includes(grade)).map(({ id }) => id);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <section className="card grid gap-4 p-4">
        <SelectInput
          label={sayOffice("termOf")}
          value={termId}
          onChange={(event) => setTermId(event.currentTarget.value)}
          options={school.terms.toReversed().map((term) => ({ value: term.id, label: termName(term) }))}
        />
        <fieldset>
          <legend className="mb-1 font-semibold">{say("grades")}</legend>
          <div className="flex flex-wrap gap-2">
            {held.map((grade) => (
              <label key={grade} className="chip">
                <input
                  type="checkbox"
                  className="sr-only"
                  checked={grades.includes(grade)}
                  onChange={(event) =>
                    setGrades(event.currentTarget.checked ? [...grades, grade] : grades.filter((one) => one !== grade))
                  }
                />
                {gradeName(grade)}
              </label>
            ))}
          </div>
          <p className="muted mt-1 text-sm">{say("gradesHelp")}</p>
        </fieldset>
        <TextInput
          label={say("dueDay")}
          type="date"
          value={dueDay}
          error={dueDay ? undefined : say("dueDayFault")}
          onChange={(event) => setDueDay(event.currentTarget.value)}
        />
      </section>
      {termId && <RunPreview scope={{ termId, classIds: classIds.length ? classIds : null }} dueDay={dueDay} />}
    </div>
  );
}
