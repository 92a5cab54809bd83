import type { Session } from "../../api/session";
import type { ImportKind } from "../../generated/live/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { FileButton } from "../../office/file-button";

/** An empty list with the right headings, to be filled in. */
export function TemplateLinks({ session, kind }: { session: Session; kind: ImportKind }) {
  const say = useMessages(rosterImport);
  const { locale } = useLanguage();
  const name = kind.toLowerCase();
  return (
    <section aria-labelledby="templates" className="card grid gap-3 p-4">
      <h2 id="templates">{say("templates")}</h2>
      <p className="muted text-sm">{say("templatesHelp")}</p>
      <div className="flex flex-wrap gap-2">
        {(["xlsx", "csv"] as const).map((format) => (
          <FileButton
            key={format}
            session={session}
            path={`/files/lists/templates/${name}?format=${format}&lang=${locale}`}
            name={`${name}-template.${format}`}
            label={say(`as${format}`)}
          />
        ))}
      </div>
    </section>
  );
}
