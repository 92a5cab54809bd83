import { memo, useId } from "react";
import type { CommentBankQuery } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { reportDesk } from "../../i18n/report-desk";
import { LONGEST } from "./remark-rights";

type SubjectRemarkRowProps = {
  id: string;
  name: string;
  result: string;
  text: string;
  /** Of the cards, in which the remark is written. */
  lang: string;
  phrases: CommentBankQuery["commentBank"] | undefined;
  onText: (id: string, text: string) => void;
};

/** A learner with what they reached in the subject, and a line to say something of it. */
export const SubjectRemarkRow = memo(function SubjectRemarkRow({ id, onText, ...row }: SubjectRemarkRowProps) {
  const { name, result, text, lang, phrases = [] } = row;
  const say = useMessages(reportDesk);
  const field = useId();
  const [firstName = ""] = name.split(" ");
  const fitting = phrases
    .map((phrase) => phrase.text.replaceAll("{name}", firstName))
    .filter(({ length }) => length <= LONGEST.SUBJECT);
  return (
    <li className="grid gap-1 border-line px-4 py-3 not-first:border-t">
      <div className="flex gap-2">
        <label htmlFor={field} className="min-w-0 flex-1 font-semibold wrap-anywhere">
          {name}
        </label>
        <span className="muted text-sm">{result}</span>
      </div>
      <div className="flex gap-2">
        <input
          id={field}
          aria-label={say("remarkOf", { name })}
          className="input min-w-0 flex-1"
          lang={lang}
          maxLength={LONGEST.SUBJECT}
          autoComplete="off"
          value={text}
          onChange={(event) => onText(id, event.currentTarget.value)}
        />
        <select
          aria-label={say("phraseFor", { name })}
          className="input w-14 flex-none px-2"
          lang={lang}
          value=""
          onChange={(event) => onText(id, event.currentTarget.value)}
        >
          <option value="">…</option>
          {fitting.map((phrase, at) => (
            <option key={at} value={phrase}>
              {phrase}
            </option>
          ))}
        </select>
      </div>
    </li>
  );
});
