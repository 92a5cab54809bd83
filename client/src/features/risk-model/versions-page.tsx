import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { RiskModelVersionsDocument, type RiskModelFactsFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { riskTraining } from "../../i18n/risk-training";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { Empty } from "../../ui/empty";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";
import { Note } from "../../ui/note";
import { schoolDayAt } from "../../values/school-day";
import { useRiskFigures } from "./use-risk-figures";
import { HeldBack } from "./held-back";
import { RollBack } from "./roll-back";
import { useVerdict } from "./use-verdict";

/** Every version ever trained, the latest first: what became of it and why, its card, and the way back to the one before. */
export function VersionsPage() {
  const say = useMessages(riskTraining);
  const query = useQuery(RiskModelVersionsDocument, { fetchPolicy: "cache-and-network" });
  const [done, setDone] = useState<string | null>(null);
  return (
    <OfficePage title={say("versions")} back="/risk-model" query={query}>
      {({ riskModels: { nodes, totalCount, pageInfo }, riskWeek: { maySteer }, riskSettings: { heldTerm } }) => (
        <>
          {done && <Note tone="good">{done}</Note>}
          {heldTerm && <HeldBack term={heldTerm} maySteer={maySteer} onDone={setDone} />}
          <RollBack models={nodes} maySteer={maySteer} onDone={setDone} />
          {nodes.length === 0 ? (
            <Empty title={say("noVersions")}>
              <p>{say("noVersionsHelp")}</p>
              <a href="/risk-model/training" className="btn mt-4">
                {say("toTraining")}
              </a>
            </Empty>
          ) : (
            <ul className="card">
              {nodes.map((model) => (
                <VersionRow key={model.id} model={model} />
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

function VersionRow({ model }: { model: RiskModelFactsFragment }) {
  const say = useMessages(riskTraining);
  const { locale } = useLanguage();
  const { whole } = useRiskFigures();
  const { standing } = useVerdict();
  const about = say("versionAbout", {
    day: formatDay(locale, schoolDayAt(Date.parse(model.trainedAt)), "dated"),
    rows: whole(model.rows),
    events: whole(model.events),
  });
  return (
    <li className="border-line not-first:border-t">
      <a href={`/risk-model/versions/${model.version}`} className="flex min-h-14 items-center gap-3 px-4 py-3">
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{say("version", { version: model.version })}</span>
          <span className={`block ${model.state === "PROMOTED" ? "font-semibold text-present" : ""}`}>
            {standing(model)}
          </span>
          <span className="muted block text-sm">
            {model.basis === "POOL" ? `${about} · ${say("fromPool")}` : about}
          </span>
        </span>
        <span className="muted">
          <Icon d={FORWARD} size={20} />
        </span>
      </a>
    </li>
  );
}
