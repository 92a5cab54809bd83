import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import { RiskListDocument, type RiskListQuery, type RiskLineFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { risk } from "../../i18n/risk";
import { NoticesOffer } from "../../office/notices-offer";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { TopBandNote } from "../../office/top-band-note";
import { Empty } from "../../ui/empty";
import { BasisNote } from "./basis-note";
import { ClassChoice } from "./class-choice";
import { NoList } from "./no-list";
import { OpenCaseDialog } from "./open-case-dialog";
import { OpenedNote, type OpenedCase } from "./opened-note";
import { RiskRow } from "./risk-row";
import { RiskTabs } from "./risk-tabs";
import { useRiskRole } from "./use-risk-role";
import { WeekSummary } from "./week-summary";

/** Whom the school follows up this week, and why. */
export function WeekPage({ session }: { session: Session }) {
  const say = useMessages(risk);
  const { locale } = useLanguage();
  const [classId, setClassId] = useState<string | null>(null);
  const query = useQuery(RiskListDocument, { variables: { bands: null, classId, weekly: true } });
  const week = query.data?.riskWeek;
  return (
    <OfficePage
      title={say("title")}
      subtitle={week?.scoredOn ? say("upTo", { day: formatDay(locale, week.scoredOn, "short") }) : ""}
      back="/"
      wide
      query={query}
      unreached={say("needsNetwork")}
      above={
        <>
          <RiskTabs part="week" />
          <TopBandNote onEntered={() => void query.refetch()} />
          {week?.week && <ClassChoice chosen={classId} onChoose={setClassId} />}
        </>
      }
    >
      {(data) => (
        <Week
          session={session}
          data={data}
          ofClass={classId !== null}
          onChanged={query.refetch}
          onMore={() => query.fetchMore({ variables: { after: data.dropoutRisks.pageInfo.endCursor } })}
        />
      )}
    </OfficePage>
  );
}

type WeekProps = {
  session: Session;
  data: RiskListQuery;
  /** Whether those of a single class are listed. */
  ofClass: boolean;
  onChanged: () => Promise<unknown>;
  onMore: () => Promise<unknown>;
};

function Week({ session, data: { riskWeek, dropoutRisks }, ofClass, onChanged, onMore }: WeekProps) {
  const say = useMessages(risk);
  const sayOffice = useMessages(office);
  const role = useRiskRole(session);
  const [opening, setOpening] = useState<RiskLineFragment | null>(null);
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  if (riskWeek.week === null) {
    return <NoList session={session} role={role} underWay={riskWeek.underWay} onLook={onChanged} />;
  }
  const { nodes, totalCount, pageInfo } = dropoutRisks;
  return (
    <>
      <p className="hidden font-semibold print:block">{say("confidential")}</p>
      {opened && <OpenedNote key={opened.id} opened={opened} />}
      <WeekSummary week={riskWeek} listed={totalCount} isHead={role.isHead} />
      {nodes.length === 0 ? (
        <Empty title={say("nobody")}>{say(ofClass || !role.seesAll ? "nobodyOfClass" : "nobodyHelp")}</Empty>
      ) : (
        <section aria-labelledby="risk-list">
          <div className="mb-2 flex items-center justify-between gap-3">
            <h2 id="risk-list" className="text-lg">
              {say("thisWeek")}
            </h2>
            <button type="button" className="btn" onClick={() => print()}>
              {sayOffice("print")}
            </button>
          </div>
          <ol className="card print:break-inside-auto!">
            {nodes.map((one) => (
              <RiskRow key={one.id} risk={one} onOpenCase={() => setOpening(one)} />
            ))}
          </ol>
        </section>
      )}
      <ShowMore shown={nodes.length} totalCount={totalCount} more={pageInfo.hasNextPage} onMore={onMore} />
      <BasisNote week={riskWeek} seesModel={role.seesAll} />
      <div className="no-print">
        <NoticesOffer
          words={{
            on: say("noticesOn"),
            help: say("noticesHelp"),
            done: say("noticesDone"),
            refused: say("noticesRefused"),
          }}
        />
      </div>
      {opening && (
        <OpenCaseDialog
          session={session}
          risk={opening}
          onDone={(done) => {
            setOpening(null);
            setOpened(done);
            void onChanged();
          }}
          onClose={() => setOpening(null)}
        />
      )}
    </>
  );
}
