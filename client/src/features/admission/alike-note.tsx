import type { LearnersAlikeQuery } from "../../generated/live/graphql";
import { admission } from "../../i18n/admission";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { learnerLife } from "../../i18n/learner-life";
import { Note } from "../../ui/note";

/** Learners who may be the very child that is being admitted; they hinder nothing. */
export function AlikeNote({ alike }: { alike: LearnersAlikeQuery["learnersAlike"] }) {
  const say = useMessages(admission);
  const sayLife = useMessages(learnerLife);
  const { locale } = useLanguage();
  if (alike.length === 0) return null;
  return (
    <Note tone="warn">
      <p className="font-semibold">{say("alike")}</p>
      <p>{say("alikeHelp")}</p>
      <ul>
        {alike.map(({ id, name, admissionNumber, birthDate, status, class: schoolClass }) => (
          <li key={id}>
            <a href={`/learners/${id}`} className="link inline-block py-3">
              {[
                `${name} (${admissionNumber})`,
                schoolClass?.name ?? sayLife(status),
                birthDate && formatDay(locale, birthDate, "dated"),
              ]
                .filter(Boolean)
                .join(", ")}
            </a>
          </li>
        ))}
      </ul>
    </Note>
  );
}
