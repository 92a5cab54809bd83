import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { PrepareReportsDocument, ReportFormDocument, type ReportFormQuery } from "../../generated/live/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { reportDesk } from "../../i18n/report-desk";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { TextInput } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { useTermName } from "../../office/use-term-name";
import { Choices } from "../../ui/choices";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";

/** Choosing whose report cards to make, and what they say. */
export function NewRun() {
  const say = useMessages(reportDesk);
  const query = useQuery(ReportFormDocument);
  return (
    <OfficePage title={say("newRun")} back="/reports" query={query}>
      {(data) => (data.school.terms.length > 0 ? <Choice data={data} /> : <NoTerms />)}
    </OfficePage>
  );
}

function NoTerms() {
  const say = useMessages(reportDesk);
  return (
    <Empty title={say("noTerms")}>
      <p>{say("noTermsHelp")}</p>
      <a href="/settings/calendar" className="btn btn-main mt-4">
        {say("toTerms")}
      </a>
    </Empty>
  );
}

function Choice({ data: { school, classes } }: { data: ReportFormQuery }) {
  const say = useMessages(reportDesk);
  const sayOffice = useMessages(office);
  const termName = useTermName();
  const { locale } = useLanguage();
  const [prepare] = useMutation(PrepareReportsDocument);
  const { busy, fault, run } = useChange();
  const [termId, setTermId] = useState(school.currentTerm?.id ?? school.terms[0]?.id ?? "");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [language, setLanguage] = useState<"ENGLISH" | "KISWAHILI">(locale === "sw" ? "KISWAHILI" : "ENGLISH");
  const [withBalance, setBalance] = useState(false);
  const [withPlaces, setPlaces] = useState(true);
  const [nextStarts, setNextStarts] = useState("");
  const year = school.terms.find(({ id }) => id === termId)?.year;
  const ofYear = classes.nodes.filter((one) => one.year === year);
  const classIds = chosen.filter((id) => ofYear.some((one) => one.id === id));
  const send = () =>
    run(async () => {
      const options = { language, withBalance, withPlaces, nextStarts: nextStarts || null };
      const input = { termId, classIds: classIds.length > 0 ? classIds : null, ...options };
      const { data } = await prepare({ variables: { input } });
      if (data) location.assign(`/reports/${data.prepareReports.id}`);
    });
  return (
    <section className="card grid gap-4 p-4">
      <SelectInput
        label={sayOffice("termOf")}
        value={termId}
        onChange={(event) => setTermId(event.currentTarget.value)}
        options={school.terms.toReversed().map((term) => ({ value: term.id, label: termName(term) }))}
      />
      <fieldset>
        <legend className="mb-1 font-semibold">{say("whichClasses")}</legend>
        <div className="flex flex-wrap gap-2">
          {ofYear.map(({ id, name }) => (
            <label key={id} className="chip">
              <input
                type="checkbox"
                className="sr-only"
                checked={chosen.includes(id)}
                onChange={(event) =>
                  setChosen(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              />
              {name}
            </label>
          ))}
        </div>
        <p className="muted mt-1 text-sm">{say("whichClassesHelp")}</p>
      </fieldset>
      <div>
        <p className="mb-1 font-semibold">{say("language")}</p>
        <Choices
          legend={say("language")}
          name="language"
          chosen={language}
          onChoose={setLanguage}
          options={[
            { value: "ENGLISH", label: say("ENGLISH") },
            { value: "KISWAHILI", label: say("KISWAHILI") },
          ]}
        />
      </div>
      <Tick label={say("withPlaces")} help={say("withPlacesHelp")} checked={withPlaces} onChange={setPlaces} />
      <Tick label={say("withBalance")} checked={withBalance} onChange={setBalance} />
      <TextInput
        label={say("nextStarts")}
        hint={say("nextStartsHelp")}
        type="date"
        value={nextStarts}
        onChange={(event) => setNextStarts(event.currentTarget.value)}
      />
      {fault && <Note tone="bad">{fault}</Note>}
      <button type="button" className="btn btn-main" disabled={busy || !termId} onClick={() => void send()}>
        {busy ? sayOffice("saving") : say("prepare")}
      </button>
    </section>
  );
}

type TickProps = { label: string; help?: string; checked: boolean; onChange: (checked: boolean) => void };

function Tick({ label, help, checked, onChange }: TickProps) {
  return (
    <label className="flex min-h-12 items-start gap-3">
      <input
        type="checkbox"
        className="mt-1 size-5 flex-none"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        <span className="block font-semibold">{label}</span>
        {help && <span className="muted block text-sm">{help}</span>}
      </span>
    </label>
  );
}
