import { useQuery } from "@apollo/client/react";
import { ReportCardsOfDocument } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { reportDesk } from "../../i18n/report-desk";
import { useTermName } from "../../office/use-term-name";

/** The learner's other cards, of this term and of earlier ones: what was replaced or taken back stays on record. */
export function CardHistory({ learnerId, ownId }: { learnerId: string; ownId: string }) {
  const say = useMessages(reportDesk);
  const { locale } = useLanguage();
  const termName = useTermName();
  const { data } = useQuery(ReportCardsOfDocument, { variables: { filter: { learnerId } } });
  const others = data?.reportCards.nodes.filter(({ id, publishedAt }) => id !== ownId && publishedAt);
  if (!others?.length) return null;
  return (
    <section className="no-print">
      <h2 className="mb-1 text-lg">{say("history")}</h2>
      <ul className="card">
        {others.map(({ id, runId, term, state, version, publishedAt, reason, class: { id: classId } }) => (
          <li key={id} className="border-line px-4 py-2 not-first:border-t">
            <a href={`/reports/${runId}/${classId}`} className="link -my-3 inline-block py-3">
              {say("version", { term: termName(term), version: String(version) })}
            </a>
            <p className="muted text-sm">
              {[say(state), publishedAt && formatDay(locale, publishedAt.slice(0, 10), "dated"), reason]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
