import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { CommentBankDocument, type ReportCardFieldsFragment, SaveRemarksDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { reportDesk } from "../../i18n/report-desk";
import { useChange } from "../../office/use-change";
import { Field } from "../../ui/field";
import { Note } from "../../ui/note";
import type { ReportCard } from "../../values/report-card";
import { LONGEST, type RemarkRights } from "./remark-rights";

const RIGHT_OF = { CLASS_TEACHER: "classTeacher", HEAD: "head" } as const;

type RemarkFormProps = {
  card: ReportCardFieldsFragment;
  content: ReportCard;
  rights: RemarkRights;
  onSaved: () => Promise<unknown>;
};

/** What the class teacher and the head say of a learner, typed or chosen from the comment bank. */
export function RemarkForm({ card, content, rights, onSaved }: RemarkFormProps) {
  const sayOffice = useMessages(office);
  const [save] = useMutation(SaveRemarksDocument);
  const { busy, fault, run } = useChange();
  // What is typed stays when the card is read anew, as after remarks were filled in for the whole class.
  const [typed, setTyped] = useState<{ CLASS_TEACHER?: string; HEAD?: string }>({});
  const said = { CLASS_TEACHER: content.classTeacher?.text ?? "", HEAD: content.head?.text ?? "" };
  const { learnerId } = card;
  const kinds = (["CLASS_TEACHER", "HEAD"] as const).filter((kind) => rights[RIGHT_OF[kind]]);
  const changed = (["CLASS_TEACHER", "HEAD"] as const).flatMap((kind) => {
    const text = typed[kind];
    return text === undefined || text === said[kind] ? [] : [{ learnerId, kind, text }];
  });
  const send = () =>
    run(async () => {
      await save({ variables: { term: card.term.id, remarks: changed } });
      await onSaved();
      setTyped({});
    });
  if (kinds.length === 0) return null;
  return (
    <section className="card grid gap-3 p-4">
      {kinds.map((kind) => (
        <RemarkField
          key={kind}
          kind={kind}
          text={typed[kind] ?? said[kind]}
          onText={(text) => setTyped({ ...typed, [kind]: text })}
          content={content}
        />
      ))}
      {fault && <Note tone="bad">{fault}</Note>}
      {changed.length > 0 && (
        <button type="button" className="btn btn-main justify-self-start" disabled={busy} onClick={() => void send()}>
          {sayOffice(busy ? "saving" : "save")}
        </button>
      )}
    </section>
  );
}

type RemarkFieldProps = {
  kind: "CLASS_TEACHER" | "HEAD";
  text: string;
  onText: (text: string) => void;
  content: ReportCard;
};

function RemarkField({ kind, text, onText, content }: RemarkFieldProps) {
  const say = useMessages(reportDesk);
  const language = content.language === "sw" ? "KISWAHILI" : "ENGLISH";
  const { data } = useQuery(CommentBankDocument, { variables: { kind, language } });
  const [firstName = ""] = content.learner.name.split(" ");
  return (
    <div className="grid gap-2">
      <Field label={say(kind === "HEAD" ? "headRemark" : "classRemark")}>
        {(control) => (
          <textarea
            {...control}
            className="input field-sizing-content"
            lang={content.language}
            rows={2}
            maxLength={LONGEST[kind]}
            value={text}
            onChange={(event) => onText(event.currentTarget.value)}
          />
        )}
      </Field>
      <select
        aria-label={say("fromBank")}
        className="input"
        lang={content.language}
        value=""
        onChange={(event) => onText(event.currentTarget.value)}
      >
        <option value="">{say("fromBank")}</option>
        {data?.commentBank.map((phrase) => {
          const said = phrase.text.replaceAll("{name}", firstName);
          return (
            <option key={phrase.text} value={said}>
              {said}
            </option>
          );
        })}
      </select>
    </div>
  );
}
