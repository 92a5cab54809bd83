import { useQuery } from "@apollo/client/react";
import { RiskLooksDocument, type RiskLooksQuery } from "../../generated/live/graphql";
import { formatDatedMoment } from "../../i18n/format-dated-moment";
import { useLanguage, useMessages } from "../../i18n/language";
import { riskOversight } from "../../i18n/risk-oversight";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { Empty } from "../../ui/empty";
import { goTo } from "../../ui/path";
import { LearnerSearch } from "./learner-search";

type Look = RiskLooksQuery["riskLooks"]["nodes"][number];

/** Who looked at whose risk, and when, the latest first; of one learner where the address names one. */
export function LooksPage({ learnerId }: { learnerId: string | null }) {
  const say = useMessages(riskOversight);
  const query = useQuery(RiskLooksDocument, { variables: { learnerId }, fetchPolicy: "cache-and-network" });
  const name = learnerId === null ? null : (query.data?.riskLooks.nodes[0]?.learnerName ?? null);
  const above = (
    <div className="no-print grid gap-3">
      <p className="muted">{say("looksHelp")}</p>
      <LearnerSearch onPick={(id) => goTo(`/risk-model/looks/${id}`)} />
      {learnerId !== null && (
        <p className="flex flex-wrap items-center gap-3">
          {name && <strong>{say("only", { name })}</strong>}
          <a href="/risk-model/looks" className="btn">
            {say("showAll")}
          </a>
          <a href={`/risk/learner/${learnerId}`} className="btn btn-bare">
            {say("toRisk")}
          </a>
        </p>
      )}
    </div>
  );
  return (
    <OfficePage title={say("looks")} back="/risk-model" query={query} above={above}>
      {({ riskLooks: { nodes, totalCount, pageInfo } }) => (
        <>
          {nodes.length === 0 ? (
            <Empty title={say(learnerId === null ? "noLooks" : "noLooksOf")}>
              {say(learnerId === null ? "noLooksHelp" : "noLooksOfHelp")}
            </Empty>
          ) : (
            <ul className="card">
              {nodes.map((look) => (
                <LookRow key={look.id} look={look} />
              ))}
            </ul>
          )}
          <ShowMore
            shown={nodes.length}
            totalCount={totalCount}
            more={pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
          />
        </>
      )}
    </OfficePage>
  );
}

function LookRow({ look: { by, at, what, learnerId, learnerName, className } }: { look: Look }) {
  const say = useMessages(riskOversight);
  const { locale } = useLanguage();
  return (
    <li className="grid gap-x-4 border-line px-4 py-3 not-first:border-t sm:grid-cols-[1fr_1fr_auto]">
      <span className="font-semibold">{by}</span>
      <span>
        {learnerId === null ? (
          [say(what), className].filter((part) => part !== null).join(", ")
        ) : (
          <a href={`/risk-model/looks/${learnerId}`} className="link -my-3 inline-block py-3">
            {learnerName ?? say("formerLearner")}
          </a>
        )}
      </span>
      <time dateTime={at} className="muted text-sm tabular-nums">
        {formatDatedMoment(locale, Date.parse(at))}
      </time>
    </li>
  );
}
