import type { SubjectRowFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { subjectGroups } from "../../i18n/subject-groups";
import { subjects as subjectMessages } from "../../i18n/subjects";

type SubjectListProps = {
  subjects: readonly SubjectRowFragment[];
  onChange: (subject: SubjectRowFragment) => void;
  onArchive: (subject: SubjectRowFragment) => void;
};

/** The subjects that are taught. */
export function SubjectList({ subjects, onChange, onArchive }: SubjectListProps) {
  const say = useMessages(subjectMessages);
  const sayOffice = useMessages(office);
  const sayGroup = useMessages(subjectGroups);
  return (
    <section aria-label={say("title")}>
      <p className="muted mb-3 text-sm">{say("help")}</p>
      <ul className="card">
        {subjects.map((subject) => (
          <li key={subject.id} className="flex flex-wrap items-center gap-x-2 border-line px-4 py-2 not-first:border-t">
            <p className="min-w-40 flex-1">
              <span className="block font-semibold">{subject.name}</span>
              <span className="muted text-sm">
                {[subject.code, sayGroup(subject.group)].filter(Boolean).join(" · ")}
              </span>
            </p>
            <span className="flex max-sm:-ml-4">
              <button
                type="button"
                className="btn btn-bare text-accent"
                aria-label={say("change", { name: subject.name })}
                onClick={() => onChange(subject)}
              >
                {sayOffice("change")}
              </button>
              <button
                type="button"
                className="btn btn-bare"
                aria-label={say("archiveOne", { name: subject.name })}
                onClick={() => onArchive(subject)}
              >
                {say("archive")}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
