import { useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";

/** The two ways of lists: into the school, and out of it. */
export function Ways({ at }: { at: "in" | "out" }) {
  const say = useMessages(rosterImport);
  return (
    <nav aria-label={say("title")} className="choices">
      <a href="/lists" aria-current={at === "in" ? "page" : undefined}>
        {say("wayIn")}
      </a>
      <a href="/lists/export" aria-current={at === "out" ? "page" : undefined}>
        {say("wayOut")}
      </a>
    </nav>
  );
}
