import { useApolloClient } from "@apollo/client/react";
import {
  type CarryTeachers,
  OpenYearDocument,
  type OpenYearMutation,
  type ProposedYearQuery,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { newYear } from "../../i18n/new-year";
import { office } from "../../i18n/office";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { SelectInput } from "../../office/select-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";

type Proposed = ProposedYearQuery["proposedYear"];
type YearFormProps = { proposed: Proposed; onDone: (opened: OpenYearMutation["openYear"]) => void };

const WAYS = ["NONE", "SAME_CLASS", "WITH_LEARNERS"] as const satisfies readonly CarryTeachers[];

/** What a new year is to have. */
export function YearForm({ proposed, onDone }: YearFormProps) {
  const say = useMessages(newYear);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, setFault, run } = useChange(useSchoolRefusal());
  const { year, terms, classes } = proposed;
  const submit = async (filled: FormData) => {
    const wanted = terms
      .filter(({ isThere }) => !isThere)
      .map(({ number }) => ({
        number,
        starts: typed(filled, `starts${number}`),
        ends: typed(filled, `ends${number}`),
      }));
    const missing = wanted.find(({ starts, ends }) => !starts || !ends);
    if (missing) return setFault(say("datesFault", { number: missing.number }));
    const input = {
      year,
      terms: wanted,
      classes: classes
        .filter(({ grade, stream }) => filled.has(`class ${grade} ${stream}`))
        .map(({ grade, stream }) => ({ grade, stream })),
      classTeachers: typed(filled, "classTeachers") as CarryTeachers,
      subjectTeachers: typed(filled, "subjectTeachers") as CarryTeachers,
    };
    let opened: OpenYearMutation["openYear"] | undefined;
    const send = async () => {
      const { data } = await client.mutate({ mutation: OpenYearDocument, variables: { input } });
      opened = data?.openYear;
    };
    if ((await run(send)) && opened) onDone(opened);
  };
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <p className="muted">{say("help", { before: String(year - 1) })}</p>
      <Terms terms={terms} />
      <Classes classes={classes} />
      <section aria-labelledby="teachers" className="card grid gap-3 p-4">
        <h2 id="teachers" className="text-lg">
          {say("teachers")}
        </h2>
        <p className="muted text-sm">{say("teachersHelp")}</p>
        {(["classTeachers", "subjectTeachers"] as const).map((name) => (
          <SelectInput
            key={name}
            name={name}
            label={say(name)}
            defaultValue="SAME_CLASS"
            options={WAYS.map((value) => ({ value, label: say(value) }))}
          />
        ))}
      </section>
      {fault && <Note tone="bad">{fault}</Note>}
      <button type="submit" className="btn btn-main" disabled={busy}>
        {busy ? sayOffice("saving") : say("submit")}
      </button>
    </form>
  );
}

function Terms({ terms }: Pick<Proposed, "terms">) {
  const say = useMessages(newYear);
  return (
    <section aria-labelledby="terms" className="card grid gap-3 p-4">
      <h2 id="terms" className="text-lg">
        {say("terms")}
      </h2>
      <p className="muted text-sm">{say(terms.length === 0 ? "noTerms" : "termsHelp")}</p>
      {terms.map(({ number, starts, ends, isThere }) => (
        <fieldset key={number} className="grid grid-cols-2 gap-3" disabled={isThere}>
          <legend className="mb-1 font-semibold">
            {say("term", { number })}
            {isThere && <span className="muted text-sm"> · {say("isThere")}</span>}
          </legend>
          <TextInput name={`starts${number}`} label={say("starts")} type="date" defaultValue={starts} />
          <TextInput name={`ends${number}`} label={say("ends")} type="date" defaultValue={ends} />
        </fieldset>
      ))}
    </section>
  );
}

function Classes({ classes }: Pick<Proposed, "classes">) {
  const say = useMessages(newYear);
  return (
    <section aria-labelledby="classes" className="card grid gap-1 p-4">
      <h2 id="classes" className="text-lg">
        {say("classes")}
      </h2>
      <p className="muted text-sm">{say(classes.length === 0 ? "noClasses" : "classesHelp")}</p>
      <ul className="grid sm:grid-cols-2">
        {classes.map(({ name, grade, stream, isThere }) => (
          <li key={name}>
            <label className="flex min-h-12 items-center gap-3">
              <input
                type="checkbox"
                name={`class ${grade} ${stream}`}
                className="h-6 w-6"
                defaultChecked
                disabled={isThere}
              />
              {name}
              {isThere && <span className="muted text-sm"> · {say("isThere")}</span>}
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
