import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import type { Session } from "../../api/session";
import { LearnerRiskDocument, type LearnerRiskQuery } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { risk as riskMessages } from "../../i18n/risk";
import { OfficePage } from "../../office/office-page";
import { RiskReasonList } from "../../office/risk-reason-list";
import { WayRow } from "../../office/way-row";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { CaseRow } from "./case-row";
import { ChangeList } from "./change-list";
import { OpenCaseDialog } from "./open-case-dialog";
import { type OpenedCase, OpenedNote } from "./opened-note";
import { OverridePart } from "./override-part";
import { PartTable } from "./part-table";
import { StandingPart } from "./standing-part";
import { SuggestionPart } from "./suggestion-part";
import { useRiskRole } from "./use-risk-role";
import { WeekChart } from "./week-chart";

/** One learner's risk: how it stands, why, how it came about, and what is done. */
export function LearnerRiskPage({ session, id }: { session: Session; id: string }) {
  const say = useMessages(riskMessages);
  const sayOffice = useMessages(office);
  const { lists } = useRiskRole(session);
  const query = useQuery(LearnerRiskDocument, { variables: { learnerId: id } });
  const learner = query.data?.learnerRisk;
  const isNobody = refusalOf(query.error)?.code === "NOT_FOUND";
  const about = learner && [learner.className, sayOffice("admission", { number: learner.admissionNumber })];
  return (
    <OfficePage
      title={learner?.learnerName ?? (isNobody ? sayOffice("notFound") : "…")}
      tab={say("title")}
      subtitle={about?.filter(Boolean).join(" · ") ?? ""}
      back={lists ? "/risk" : "/risk/cases"}
      wide
      query={{ data: isNobody ? null : learner, error: query.error, refetch: query.refetch }}
      unreached={say("needsNetwork")}
    >
      {(shown) =>
        shown ? (
          <LearnerRisk session={session} learner={shown} onChanged={() => query.refetch()} />
        ) : (
          <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>
        )
      }
    </OfficePage>
  );
}

type LearnerRiskProps = {
  session: Session;
  learner: NonNullable<LearnerRiskQuery["learnerRisk"]>;
  onChanged: () => Promise<unknown>;
};

function LearnerRisk({ session, learner, onChanged }: LearnerRiskProps) {
  const say = useMessages(riskMessages);
  const [opening, setOpening] = useState(false);
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  const { risk, weeks, cases, away, mayDecide } = learner;
  return (
    <>
      {away && <Note tone="warn">{say("isAway")}</Note>}
      {opened && <OpenedNote opened={opened} />}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          {risk ? (
            <>
              <StandingPart
                risk={risk}
                mayOpen={mayDecide && !risk.openCase && !away}
                onOpenCase={() => setOpening(true)}
              />
              <section className="card grid gap-2 p-4" aria-labelledby="risk-reasons">
                <h2 id="risk-reasons" className="text-lg">
                  {say("reasons")}
                </h2>
                {risk.reasons.length > 0 ? (
                  <RiskReasonList reasons={risk.reasons} />
                ) : (
                  <p className="muted">{say(risk.band === "UNKNOWN" ? "noData" : "noReasons")}</p>
                )}
              </section>
              <SuggestionPart risk={risk} />
              <ChangeList risk={risk} />
            </>
          ) : (
            <Empty title={say("unscored")}>{say("unscoredHelp")}</Empty>
          )}
        </div>
        <div className="grid gap-4">
          <WeekChart weeks={weeks} />
          <section className="card overflow-clip" aria-labelledby="risk-cases">
            <h2 id="risk-cases" className="px-4 py-3 text-lg">
              {say("cases")}
            </h2>
            {cases.length === 0 ? (
              <p className="muted px-4 pb-3">{say("noCases")}</p>
            ) : (
              <ul className="border-t border-line">
                {cases.map((one) => (
                  <CaseRow key={one.id} riskCase={one} ofLearner />
                ))}
              </ul>
            )}
          </section>
          {risk && <OverridePart learner={learner} override={risk.override} onChanged={onChanged} />}
          <ul className="card no-print overflow-clip">
            <WayRow href={`/learners/${learner.learnerId}`} title={say("toLearner")} />
          </ul>
        </div>
      </div>
      {risk && <PartTable risk={risk} />}
      <p className="muted text-sm">{say("principle")}</p>
      {opening && risk && (
        <OpenCaseDialog
          session={session}
          risk={risk}
          onDone={(done) => {
            setOpening(false);
            setOpened(done);
            void onChanged();
          }}
          onClose={() => setOpening(false)}
        />
      )}
    </>
  );
}
