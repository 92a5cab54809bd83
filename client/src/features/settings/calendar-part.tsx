import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  CalendarDocument,
  type CalendarQuery,
  RemoveClosureDocument,
  SaveClosureDocument,
  SaveTermDocument,
} from "../../generated/live/graphql";
import { account } from "../../i18n/account";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { settings } from "../../i18n/settings";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { FormDialog } from "../../ui/form-dialog";
import { schoolDayAt } from "../../values/school-day";
import { PartFrame } from "./part-frame";
import { TextField, typed } from "./text-field";
import { useSave } from "./use-save";

type Term = CalendarQuery["school"]["terms"][number];
type Closure = CalendarQuery["school"]["closures"][number];
type Opened =
  | { what: "term"; term: Term | null }
  | { what: "closure"; closure: Closure | null }
  | { what: "removal"; closure: Closure };
type SaveProps = { onSaved: () => void; onClose: () => void };

/** The days on which school is held: terms, and what falls out of them. */
export function CalendarPart() {
  const say = useMessages(settings);
  const sayAccount = useMessages(account);
  const { locale } = useLanguage();
  const query = useQuery(CalendarDocument);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const saved = () => {
    close();
    void query.refetch();
  };
  const span = ({ starts, ends }: { starts: string; ends: string }) =>
    starts === ends
      ? formatDay(locale, starts, "dated")
      : `${formatDay(locale, starts, "dated")} – ${formatDay(locale, ends, "dated")}`;
  return (
    <PartFrame title={sayAccount("calendar")} query={query}>
      {({ school }) => (
        <>
          <section aria-labelledby="terms" className="card">
            <div className="flex items-center justify-between gap-2 py-1 pl-4 pr-1">
              <h2 id="terms" className="text-lg">
                {say("terms")}
              </h2>
              <button
                type="button"
                className="btn btn-bare text-accent"
                onClick={() => setOpened({ what: "term", term: null })}
              >
                {say("addTerm")}
              </button>
            </div>
            {!school.terms.length && <p className="px-4 pb-4">{say("noTerms")}</p>}
            <ul>
              {school.terms.map((term) => (
                <li key={term.id} className="flex items-center gap-3 border-t border-line px-4 py-2">
                  <p className="min-w-0 flex-1">
                    <span className="block font-semibold">
                      {say("term", { number: term.number, year: String(term.year) })}
                    </span>
                    <span className="muted text-sm">{span(term)}</span>
                  </p>
                  <button
                    type="button"
                    className="btn"
                    aria-label={say("changeTerm", { number: term.number, year: String(term.year) })}
                    onClick={() => setOpened({ what: "term", term })}
                  >
                    {say("change")}
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="closures" className="card">
            <div className="flex items-center justify-between gap-2 py-1 pl-4 pr-1">
              <h2 id="closures" className="text-lg">
                {say("closures")}
              </h2>
              <button
                type="button"
                className="btn btn-bare text-accent"
                onClick={() => setOpened({ what: "closure", closure: null })}
              >
                {say("addClosure")}
              </button>
            </div>
            <p className="muted px-4 pb-3 text-sm">{say(school.closures.length ? "closuresHelp" : "noClosures")}</p>
            <ul>
              {school.closures.map((closure) => (
                <li key={closure.id} className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2">
                  <p className="min-w-40 flex-1">
                    <span className="block font-semibold">{closure.name}</span>
                    <span className="muted text-sm">{span(closure)}</span>
                  </p>
                  <div className="flex">
                    <button
                      type="button"
                      className="btn"
                      aria-label={say("changeClosure", { name: closure.name })}
                      onClick={() => setOpened({ what: "closure", closure })}
                    >
                      {say("change")}
                    </button>
                    <button
                      type="button"
                      className="btn btn-bare -mr-4"
                      aria-label={say("removeClosure", { name: closure.name })}
                      onClick={() => setOpened({ what: "removal", closure })}
                    >
                      {say("remove")}
                    </button>
                  </div>
                </li>
              ))}
            </ul>
          </section>
          {opened?.what === "term" && <SaveTerm term={opened.term} onSaved={saved} onClose={close} />}
          {opened?.what === "closure" && <SaveClosure closure={opened.closure} onSaved={saved} onClose={close} />}
          {opened?.what === "removal" && <RemoveClosure closure={opened.closure} onSaved={saved} onClose={close} />}
        </>
      )}
    </PartFrame>
  );
}

function SaveTerm({ term, onSaved, onClose }: SaveProps & { term: Term | null }) {
  const say = useMessages(settings);
  const client = useApolloClient();
  const { busy, fault, setFault, save } = useSave(useSchoolRefusal());
  const submit = async (filled: FormData) => {
    const [starts, ends] = [typed(filled, "starts"), typed(filled, "ends")];
    if (!starts || !ends) return setFault(`${say(starts ? "ends" : "starts")}: ${say("fillIn")}`);
    if (ends < starts) return setFault(say("endsBeforeStart"));
    const [year, number] = [Number(typed(filled, "year")), Number(typed(filled, "number"))];
    const variables = { ...(term && { id: term.id }), year, number, starts, ends };
    if (await save(() => client.mutate({ mutation: SaveTermDocument, variables }))) onSaved();
  };
  return (
    <FormDialog
      title={term ? say("term", { number: term.number, year: String(term.year) }) : say("addTerm")}
      submit={say(busy ? "saving" : "save")}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-3">
        <TextField
          name="year"
          label={say("year")}
          type="number"
          inputMode="numeric"
          defaultValue={term?.year ?? schoolDayAt(Date.now()).slice(0, 4)}
        />
        <TextField
          name="number"
          label={say("number")}
          type="number"
          inputMode="numeric"
          min={1}
          max={4}
          defaultValue={term?.number ?? 1}
        />
      </div>
      <TextField name="starts" label={say("starts")} type="date" defaultValue={term?.starts} />
      <TextField name="ends" label={say("ends")} type="date" defaultValue={term?.ends} />
    </FormDialog>
  );
}

function SaveClosure({ closure, onSaved, onClose }: SaveProps & { closure: Closure | null }) {
  const say = useMessages(settings);
  const client = useApolloClient();
  const { busy, fault, setFault, save } = useSave(useSchoolRefusal());
  const submit = async (filled: FormData) => {
    const [name, starts] = [typed(filled, "name"), typed(filled, "starts")];
    const ends = typed(filled, "ends") || starts;
    if (!name || !starts) return setFault(`${say(name ? "starts" : "closureName")}: ${say("fillIn")}`);
    if (ends < starts) return setFault(say("endsBeforeStart"));
    const variables = { ...(closure && { id: closure.id }), name, starts, ends };
    if (await save(() => client.mutate({ mutation: SaveClosureDocument, variables }))) onSaved();
  };
  return (
    <FormDialog
      title={closure ? say("changeClosure", { name: closure.name }) : say("addClosure")}
      submit={say(busy ? "saving" : closure ? "save" : "add")}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <TextField name="name" label={say("closureName")} hint={say("closureNameHint")} defaultValue={closure?.name} />
      <TextField name="starts" label={say("starts")} type="date" defaultValue={closure?.starts} />
      <TextField name="ends" label={say("ends")} type="date" defaultValue={closure?.ends} />
    </FormDialog>
  );
}

function RemoveClosure({ closure, onSaved, onClose }: SaveProps & { closure: Closure }) {
  const say = useMessages(settings);
  const client = useApolloClient();
  const { busy, fault, save } = useSave(useSchoolRefusal());
  const variables = { id: closure.id };
  const submit = async () => {
    if (await save(() => client.mutate({ mutation: RemoveClosureDocument, variables }))) onSaved();
  };
  return (
    <FormDialog
      title={say("removeClosure", { name: closure.name })}
      submit={say(busy ? "saving" : "remove")}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      danger
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{say("removeClosureHelp")}</p>
    </FormDialog>
  );
}
