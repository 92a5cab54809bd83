import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import {
  IssueTransferLetterDocument,
  type LetterLanguage,
  TransferLettersDocument,
} from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { learnerLife } from "../../i18n/learner-life";
import { office } from "../../i18n/office";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { FileButton } from "../../office/file-button";
import { SelectInput } from "../../office/select-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";

/** The letters a learner who left takes along: those written, and the way to one more. */
export function LettersPart({ session, id }: { session: Session; id: string }) {
  const say = useMessages(learnerLife);
  const { locale } = useLanguage();
  const { data, refetch } = useQuery(TransferLettersDocument, { variables: { id }, fetchPolicy: "cache-and-network" });
  const [writing, setWriting] = useState(false);
  const letters = data?.transferLetters ?? [];
  return (
    <section aria-labelledby="letters" className="card grid gap-2 p-4">
      <h2 id="letters" className="text-lg">
        {say("letters")}
      </h2>
      {data && letters.length === 0 && <p className="muted">{say("lettersNone")}</p>}
      <ul className="grid gap-2">
        {letters.map((letter) => (
          <li key={letter.id} className="flex flex-wrap items-center gap-3">
            <span className="min-w-40 flex-1">
              {say("letter", { number: letter.number, language: say(letter.language) })}
              <span className="muted block text-sm">{formatDay(locale, letter.day, "dated")}</span>
            </span>
            <FileButton
              session={session}
              path={`/files/letters/${letter.id}`}
              name={`letter-${letter.number}.pdf`}
              label={say("download", { number: letter.number })}
            />
          </li>
        ))}
      </ul>
      <button type="button" className="btn justify-self-start" onClick={() => setWriting(true)}>
        {say("writeLetter")}
      </button>
      {writing && (
        <LetterDialog
          id={id}
          onClose={() => setWriting(false)}
          onDone={() => {
            setWriting(false);
            void refetch();
          }}
        />
      )}
    </section>
  );
}

function LetterDialog({ id, onDone, onClose }: { id: string; onDone: () => void; onClose: () => void }) {
  const say = useMessages(learnerLife);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const client = useApolloClient();
  const { busy, fault, run } = useChange(useSchoolRefusal());
  const submit = async (filled: FormData) => {
    const language = typed(filled, "language") as LetterLanguage;
    const variables = { id, language, conduct: typed(filled, "conduct") || null, withBalance: filled.has("balance") };
    if (await run(() => client.mutate({ mutation: IssueTransferLetterDocument, variables }))) onDone();
  };
  return (
    <FormDialog
      title={say("writeLetter")}
      submit={busy ? sayOffice("saving") : say("writeLetter")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <p className="muted">{say("letterHelp")}</p>
      <SelectInput
        name="language"
        label={say("language")}
        defaultValue={locale === "sw" ? "SW" : "EN"}
        options={(["EN", "SW"] as const).map((value) => ({ value, label: say(value) }))}
      />
      <TextInput name="conduct" label={say("conduct")} hint={say("conductHint")} maxLength={200} />
      <label className="flex min-h-12 items-center gap-3">
        <input type="checkbox" name="balance" className="h-6 w-6" />
        {say("withBalance")}
      </label>
    </FormDialog>
  );
}
