import type { SubjectRowFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { subjects as subjectMessages } from "../../i18n/subjects";

type ArchivedSubjectsProps = {
  subjects: readonly SubjectRowFragment[];
  busy: boolean;
  onRestore: (subject: SubjectRowFragment) => void;
};

/** The subjects that are no longer taught, and the way back. */
export function ArchivedSubjects({ subjects, busy, onRestore }: ArchivedSubjectsProps) {
  const say = useMessages(subjectMessages);
  if (subjects.length === 0) return null;
  return (
    <section aria-labelledby="archived">
      <h2 id="archived" className="muted mb-1 px-1 text-sm">
        {say("archived")}
      </h2>
      <ul className="card">
        {subjects.map((subject) => (
          <li key={subject.id} className="flex min-h-14 items-center gap-2 border-line px-4 py-1 not-first:border-t">
            <span className="muted flex-1">{subject.name}</span>
            <button
              type="button"
              className="btn"
              disabled={busy}
              aria-label={say("restoreOne", { name: subject.name })}
              onClick={() => onRestore(subject)}
            >
              {say("restore")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
