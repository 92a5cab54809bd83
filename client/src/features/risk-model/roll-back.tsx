import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import {
  RiskModelInForceDocument,
  type RiskModelFactsFragment,
  RiskModelVersionsDocument,
  RollBackRiskModelDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskTraining } from "../../i18n/risk-training";
import { useRiskRefusal } from "../../i18n/use-risk-refusal";
import { ConfirmDialog } from "../../office/confirm-dialog";

type RollBackProps = {
  /** The versions there are, the latest first. */
  models: readonly RiskModelFactsFragment[];
  maySteer: boolean;
  onDone: (words: string) => void;
};

/** One step back: the version that was in force before, or the simple rules where there is none. */
export function RollBack({ models, maySteer, onDone }: RollBackProps) {
  const say = useMessages(riskTraining);
  const tellRefusal = useRiskRefusal();
  const [asking, setAsking] = useState(false);
  const [rollBack] = useMutation(RollBackRiskModelDocument, {
    refetchQueries: [RiskModelVersionsDocument, RiskModelInForceDocument],
    awaitRefetchQueries: true,
  });
  const current = models.find(({ state }) => state === "PROMOTED");
  if (!current) return null;
  const before = models.find(({ standsBy, version }) => standsBy && version < current.version);
  const send = async () => {
    const { data } = await rollBack({ variables: { version: current.version } });
    const back = data?.rollBackRiskModel;
    onDone(back ? say("rolledBack", { version: back.version }) : say("rolledBackRules"));
  };
  return (
    <section className="card grid gap-3 p-4" aria-label={say("PROMOTED")}>
      <p className="text-lg font-semibold">{say("inForce", { version: current.version })}</p>
      {maySteer ? (
        <button type="button" className="btn justify-self-start" onClick={() => setAsking(true)}>
          {before ? say("rollBack", { version: before.version }) : say("rollBackRules")}
        </button>
      ) : (
        <p className="muted">{say("headRolls")}</p>
      )}
      {asking && (
        <ConfirmDialog
          title={before ? say("rollBackTitle", { version: before.version }) : say("rollBackTitleRules")}
          submit={say("rollBackSubmit")}
          danger
          tell={tellRefusal}
          onSubmit={send}
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          <ul className="grid list-disc gap-2 pl-5">
            <li>{say("rollBackStops", { version: current.version })}</li>
            <li>{say("rollBackScores")}</li>
            <li>{say("rollBackLater")}</li>
          </ul>
        </ConfirmDialog>
      )}
    </section>
  );
}
