import type { ClassPostsFragment, SubjectRowFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { teaching } from "../../i18n/teaching";
import { namedFor } from "./teaching-plan";

type PostRowProps = { of: ClassPostsFragment; subject: SubjectRowFragment; onChoose: () => void };

/** A subject of a class, who teaches it, and the way to say otherwise. */
export function PostRow({ of, subject, onChoose }: PostRowProps) {
  const say = useMessages(teaching);
  const sayOffice = useMessages(office);
  const teachers = namedFor(of, subject.id);
  return (
    <li className="flex flex-wrap items-center gap-x-3 border-line px-4 py-1 not-first:border-t">
      <p className="min-w-36 flex-1 py-1">
        <span className="block font-semibold">{subject.name}</span>
        {teachers.length > 0 && <span>{teachers.map(({ name }) => name).join(", ")}</span>}
      </p>
      <button
        type="button"
        className="btn btn-bare -mr-4 text-accent max-sm:-ml-4"
        aria-label={say("chooseFor", { subject: subject.name, name: of.name })}
        onClick={onChoose}
      >
        {teachers.length > 0 ? sayOffice("change") : say("choose")}
      </button>
    </li>
  );
}
