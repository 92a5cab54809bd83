import { useMutation, useQuery } from "@apollo/client/react";
import { type Dispatch, type SetStateAction, useCallback, useMemo, useState } from "react";
import {
  CommentBankDocument,
  FillRemarksDocument,
  type ReportCardFieldsFragment,
  SaveRemarksDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { reportDesk } from "../../i18n/report-desk";
import { SelectInput } from "../../office/select-input";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";
import { decodeReportCard } from "../../values/report-card";
import { LONGEST, type RemarkSubject } from "./remark-rights";
import { SubjectRemarkRow } from "./subject-remark-row";

/** What is typed and not saved yet, by subject and learner. */
export type TypedRemarks = Readonly<Record<string, string>>;

type SubjectRemarksProps = {
  cards: readonly ReportCardFieldsFragment[];
  runId: string;
  classId: string;
  subjects: readonly RemarkSubject[];
  typed: TypedRemarks;
  setTyped: Dispatch<SetStateAction<TypedRemarks>>;
  onChanged: () => Promise<unknown>;
};

/** A line on each learner of a class in a subject: typed, chosen from the comment bank or filled in, and saved together. */
export function SubjectRemarks({ cards, runId, classId, subjects, typed, setTyped, onChanged }: SubjectRemarksProps) {
  const say = useMessages(reportDesk);
  const sayOffice = useMessages(office);
  const [save] = useMutation(SaveRemarksDocument);
  const [fill] = useMutation(FillRemarksDocument);
  const { busy, fault, run } = useChange();
  const [done, setDone] = useState<string>();
  const [chosen, choose] = useState<string>();
  const subject = subjects.find(({ id }) => id === chosen) ?? subjects[0]!;
  const contents = useMemo(() => cards.map((card) => ({ card, content: decodeReportCard(card.content) })), [cards]);
  const [first] = contents;
  const language = first?.content.language === "sw" ? "KISWAHILI" : "ENGLISH";
  const { data: bank } = useQuery(CommentBankDocument, { variables: { kind: "SUBJECT", language } });
  const lines = contents.flatMap(({ card, content }) => {
    const line = content.subjects.find(({ name }) => name === subject.name);
    if (!line || !subject.learnerIds.includes(card.learnerId)) return [];
    const key = `${subject.id} ${card.learnerId}`;
    return [{ key, card, line, said: line.remark ?? "", text: typed[key] ?? line.remark ?? "" }];
  });
  const changed = lines.filter(({ said, text }) => text !== said);
  const type = useCallback(
    (key: string, text: string) => {
      setDone(undefined);
      setTyped((before) => ({ ...before, [key]: text }));
    },
    [setTyped],
  );
  const send = () =>
    run(async () => {
      const remarks = changed.map(({ card: { learnerId }, text }) => {
        return { learnerId, kind: "SUBJECT" as const, subjectId: subject.id, text };
      });
      await save({ variables: { term: first!.card.term.id, remarks } });
      await onChanged();
      const saved = new Set(changed.map(({ key }) => key));
      setTyped((before) => Object.fromEntries(Object.entries(before).filter(([key]) => !saved.has(key))));
      setDone(say("saved"));
    });
  const fillIn = () =>
    run(async () => {
      const variables = { run: runId, class: classId, kind: "SUBJECT" as const, subject: subject.id };
      const { data } = await fill({ variables });
      await onChanged();
      setDone(say("filled", { n: data?.fillRemarks ?? 0 }));
    });
  return (
    <section className="no-print grid gap-3">
      <SelectInput
        label={say("subject")}
        value={subject.id}
        onChange={(event) => {
          setDone(undefined);
          choose(event.currentTarget.value);
        }}
        options={subjects.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <p className="muted text-sm">{say("subjectHelp", { n: LONGEST.SUBJECT })}</p>
      <button type="button" className="btn justify-self-start" disabled={busy} onClick={() => void fillIn()}>
        {say("fillSubject")}
      </button>
      <ul className="card">
        {lines.map(({ key, card, line, text }) => (
          <SubjectRemarkRow
            key={key}
            id={key}
            name={card.learnerName}
            result={[line.label, line.percent === null ? null : `${line.percent / 10}%`].filter(Boolean).join(" · ")}
            text={text}
            lang={language === "KISWAHILI" ? "sw" : "en"}
            phrases={bank?.commentBank}
            onText={type}
          />
        ))}
      </ul>
      {fault && <Note tone="bad">{fault}</Note>}
      {done && <Note tone="good">{done}</Note>}
      {changed.length > 0 && (
        <div className="bar bar-foot -mx-4 flex-wrap">
          <span className="flex-1" role="status">
            {say("unsaved", { n: changed.length })}
          </span>
          <button type="button" className="btn btn-main" disabled={busy} onClick={() => void send()}>
            {sayOffice(busy ? "saving" : "save")}
          </button>
        </div>
      )}
    </section>
  );
}
