import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  type CardLanguage,
  CommentBankDocument,
  type CommentBankQuery,
  type RemarkKind,
  SaveCommentBankDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { reportDesk } from "../../i18n/report-desk";
import { OfficePage } from "../../office/office-page";
import { useChange } from "../../office/use-change";
import { Choices } from "../../ui/choices";
import { Note } from "../../ui/note";
import { LONGEST } from "./remark-rights";

type Phrase = Pick<CommentBankQuery["commentBank"][number], "band" | "text">;

const BANDS = ["", "1", "2", "3", "4"] as const;

/** The phrases that remarks are chosen from, of each kind and in each language. */
export function CommentBank() {
  const say = useMessages(reportDesk);
  const [kind, setKind] = useState<RemarkKind>("CLASS_TEACHER");
  const [language, setLanguage] = useState<CardLanguage>("ENGLISH");
  const query = useQuery(CommentBankDocument, { variables: { kind, language } });
  const choices = (
    <>
      <Choices
        legend={say("bank")}
        name="kind"
        chosen={kind}
        onChoose={setKind}
        options={(["CLASS_TEACHER", "HEAD", "SUBJECT"] as const).map((value) => ({ value, label: say(value) }))}
      />
      <Choices
        legend={say("language")}
        name="language"
        chosen={language}
        onChoose={setLanguage}
        options={(["ENGLISH", "KISWAHILI"] as const).map((value) => ({ value, label: say(value) }))}
      />
      <p className="muted text-sm">{say("bankName", { brace: "{name}" })}</p>
    </>
  );
  return (
    <OfficePage title={say("bank")} back="/reports" query={query} above={choices}>
      {({ commentBank }) => <Phrases key={`${kind} ${language}`} first={commentBank} kind={kind} language={language} />}
    </OfficePage>
  );
}

function Phrases({ first, kind, language }: { first: readonly Phrase[]; kind: RemarkKind; language: CardLanguage }) {
  const say = useMessages(reportDesk);
  const sayOffice = useMessages(office);
  const [save] = useMutation(SaveCommentBankDocument, { refetchQueries: [CommentBankDocument] });
  const { busy, fault, run } = useChange();
  const [phrases, setPhrases] = useState<readonly Phrase[]>(first);
  const [saved, setSaved] = useState(false);
  const change = (at: number, to: Partial<Phrase>) => {
    setSaved(false);
    setPhrases(phrases.map((phrase, index) => (index === at ? { ...phrase, ...to } : phrase)));
  };
  const send = async () => {
    const wanted = phrases.map(({ band, text }) => ({ band, text })).filter(({ text }) => text.trim());
    setSaved(await run(() => save({ variables: { kind, language, phrases: wanted } })));
  };
  return (
    <>
      <ul className="grid gap-3">
        {phrases.map(({ band, text }, at) => (
          <li key={at} className="card grid gap-2 p-3 md:grid-cols-[1fr_17rem_auto]">
            <textarea
              aria-label={say("phrase")}
              lang={language === "KISWAHILI" ? "sw" : "en"}
              className="input field-sizing-content"
              rows={2}
              maxLength={LONGEST[kind]}
              value={text}
              onChange={(event) => change(at, { text: event.currentTarget.value })}
            />
            <select
              aria-label={say("forWhom")}
              className="input"
              value={band ?? ""}
              onChange={(event) => change(at, { band: Number(event.currentTarget.value) || null })}
            >
              {BANDS.map((value) => (
                <option key={value} value={value}>
                  {say(`band${value}`)}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="btn"
              aria-label={`${sayOffice("remove")}: ${text}`}
              onClick={() => {
                setSaved(false);
                setPhrases(phrases.filter((_, index) => index !== at));
              }}
            >
              {sayOffice("remove")}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="btn" onClick={() => setPhrases([...phrases, { band: null, text: "" }])}>
        {say("addPhrase")}
      </button>
      {fault && <Note tone="bad">{fault}</Note>}
      {saved && <Note tone="good">{say("saved")}</Note>}
      <button type="button" className="btn btn-main" disabled={busy} onClick={() => void send()}>
        {sayOffice(busy ? "saving" : "save")}
      </button>
    </>
  );
}
