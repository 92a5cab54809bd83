import { useApolloClient, useMutation } from "@apollo/client/react";
import type { Session } from "../../api/session";
import {
  type LatestRiskRunQuery,
  RiskModelInForceDocument,
  StartRiskTrainingDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskTraining } from "../../i18n/risk-training";
import { OfficePage } from "../../office/office-page";
import { RiskRunProgress } from "../../office/risk-run-progress";
import { useChange } from "../../office/use-change";
import { useRiskRun } from "../../office/use-risk-run";
import { Note } from "../../ui/note";
import { RunResult } from "./run-result";

/** How the machine learns, how far it is, and having it learn now. */
export function TrainingPage({ session }: { session: Session }) {
  const say = useMessages(riskTraining);
  const client = useApolloClient();
  // A new version may have come: what is kept of the card is read anew.
  const readCard = () => client.query({ query: RiskModelInForceDocument, fetchPolicy: "network-only" });
  const { query, isBusy, isLinked } = useRiskRun(session, () => void readCard());
  return (
    <OfficePage title={say("training")} back="/risk-model" query={query}>
      {(data) => (
        <>
          <section className="card grid gap-4 p-4" aria-label={say("latest")}>
            <Latest data={data} />
            <Start failed={data.riskRun?.state === "FAILED"} isBusy={isBusy} onStarted={() => query.refetch()} />
            {isBusy && !isLinked && <p className="muted text-sm">{say("notLive")}</p>}
          </section>
          <section className="card grid gap-2 p-4" aria-labelledby="how">
            <h2 id="how" className="text-lg">
              {say("howTitle")}
            </h2>
            <p>{say("how")}</p>
            <p>{say("nightly")}</p>
          </section>
        </>
      )}
    </OfficePage>
  );
}

type StartProps = { failed: boolean; isBusy: boolean; onStarted: () => Promise<unknown> };

function Start({ failed, isBusy, onStarted }: StartProps) {
  const say = useMessages(riskTraining);
  const [start] = useMutation(StartRiskTrainingDocument);
  const { busy, fault, run } = useChange();
  const send = () =>
    run(async () => {
      await start();
      await onStarted();
    });
  return (
    <>
      {fault && <Note tone="bad">{fault}</Note>}
      <div className="no-print flex flex-wrap items-center gap-3">
        <button type="button" className="btn btn-main" disabled={busy || isBusy} onClick={() => void send()}>
          {say(failed ? "trainAgain" : "trainNow")}
        </button>
        <p className="muted min-w-48 flex-1 text-sm">{say("takes")}</p>
      </div>
    </>
  );
}

function Latest({ data: { riskRun: run, riskModels } }: { data: LatestRiskRunQuery }) {
  const say = useMessages(riskTraining);
  if (!run) {
    return (
      <div>
        <p className="text-lg font-semibold">{say("noRun")}</p>
        <p className="muted">{say("noVersionsHelp")}</p>
      </div>
    );
  }
  const isBusy = run.state === "WAITING" || run.state === "RUNNING";
  return isBusy ? <RiskRunProgress run={run} /> : <RunResult run={run} latest={riskModels.nodes[0]} />;
}
