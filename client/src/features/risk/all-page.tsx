import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import { type RiskBand, RiskListDocument } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { risk } from "../../i18n/risk";
import { riskWords } from "../../i18n/risk-words";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { ShowMore } from "../../office/show-more";
import { Empty } from "../../ui/empty";
import { BasisNote } from "./basis-note";
import { ClassChoice } from "./class-choice";
import { LearnerRow } from "./learner-row";
import { NoList } from "./no-list";
import { RiskTabs } from "./risk-tabs";
import { useRiskRole } from "./use-risk-role";

const BANDS = ["HIGH", "MEDIUM", "LOW", "UNKNOWN"] as const satisfies readonly RiskBand[];

/** Every learner who was looked at, those at the greatest risk first; of one band or one class. */
export function AllPage({ session }: { session: Session }) {
  const say = useMessages(risk);
  const sayWord = useMessages(riskWords);
  const role = useRiskRole(session);
  const [band, setBand] = useState<RiskBand | null>(null);
  const [classId, setClassId] = useState<string | null>(null);
  const query = useQuery(RiskListDocument, { variables: { bands: band && [band], classId, weekly: false } });
  const { counts = [], scoredOn = null } = query.data?.riskWeek ?? {};
  const { locale } = useLanguage();
  const inBand = (wanted: RiskBand) => counts.find((one) => one.band === wanted)?.learners;
  return (
    <OfficePage
      title={say("title")}
      subtitle={scoredOn ? say("upTo", { day: formatDay(locale, scoredOn, "short") }) : ""}
      back="/"
      wide
      query={query}
      unreached={say("needsNetwork")}
      above={
        <>
          <RiskTabs part="all" />
          <div className="no-print grid gap-3 sm:grid-cols-2">
            <SelectInput
              label={say("band")}
              value={band ?? ""}
              onChange={({ currentTarget: { value } }) => setBand(BANDS.find((one) => one === value) ?? null)}
              options={[
                { value: "", label: say("anyBand") },
                ...BANDS.map((value) => {
                  const n = inBand(value);
                  return { value, label: n === undefined ? sayWord(value) : `${sayWord(value)} (${n})` };
                }),
              ]}
            />
            <ClassChoice chosen={classId} onChoose={setClassId} />
          </div>
        </>
      }
    >
      {({ riskWeek, dropoutRisks: { nodes, totalCount, pageInfo } }) =>
        riskWeek.week === null ? (
          <NoList session={session} role={role} underWay={riskWeek.underWay} onLook={query.refetch} />
        ) : (
          <>
            {nodes.length === 0 ? (
              <Empty title={say("none")}>{say("noneHelp")}</Empty>
            ) : (
              <section aria-labelledby="risk-all">
                <h2 id="risk-all" className="mb-2 text-lg">
                  {say("learners", { n: totalCount })}
                </h2>
                <ol className="card print:break-inside-auto!">
                  {nodes.map((one) => (
                    <LearnerRow key={one.id} risk={one} />
                  ))}
                </ol>
              </section>
            )}
            <ShowMore
              shown={nodes.length}
              totalCount={totalCount}
              more={pageInfo.hasNextPage}
              onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
            />
            <BasisNote week={riskWeek} seesModel={role.seesAll} />
          </>
        )
      }
    </OfficePage>
  );
}
