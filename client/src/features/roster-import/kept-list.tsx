import type { ImportReportFragment } from "../../generated/live/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";

/** What undoing an import leaves as it is, and why, by line of the file. */
export function KeptList({ kept: { nodes, totalCount } }: { kept: ImportReportFragment["kept"] }) {
  const say = useMessages(rosterImport);
  const { locale } = useLanguage();
  const others = totalCount - nodes.length;
  return (
    <ul className="card">
      {nodes.map(({ line, message, messageKiswahili }, index) => (
        <li key={index} className="border-line px-4 py-3 not-first:border-t">
          <p className="muted text-sm">
            {say("line")} {line}
          </p>
          <p>{locale === "sw" ? messageKiswahili : message}</p>
        </li>
      ))}
      {others > 0 && <li className="muted border-t border-line px-4 py-3">{say("keptOthers", { n: others })}</li>}
    </ul>
  );
}
