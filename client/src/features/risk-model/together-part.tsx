import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import {
  type RiskSettingsFieldsFragment,
  RiskSettingsDocument,
  SaveRiskSettingsDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskFeatures } from "../../i18n/risk-features";
import { riskTraining } from "../../i18n/risk-training";
import { useRiskRefusal } from "../../i18n/use-risk-refusal";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { Icon } from "../../ui/icon";
import { CHECK, EMPTY } from "../../ui/icon-paths";
import { useRiskFigures } from "./use-risk-figures";

const NOT_HANDED = ["notNames", "notSchool", "notNotes", "notSensitive"] as const;

type TogetherPartProps = { settings: RiskSettingsFieldsFragment; maySteer: boolean };

/** Learning together with other schools: what is handed over to the letter, what never is, and taking it back. */
export function TogetherPart({ settings, maySteer }: TogetherPartProps) {
  const say = useMessages(riskTraining);
  const { whole } = useRiskFigures();
  const [asking, setAsking] = useState(false);
  const { pools, pooledSchools, pooledRows } = settings;
  return (
    <section className="card grid gap-3 p-4" aria-labelledby="together">
      <h2 id="together" className="text-lg">
        {say("together")}
      </h2>
      <p className="flex items-center gap-2 font-semibold" role="status">
        <span className={pools ? "text-accent" : "muted"}>
          <Icon d={pools ? CHECK : EMPTY} size={20} />
        </span>
        {say(pools ? "togetherOn" : "togetherOff")}
      </p>
      <p>{say("togetherHelp")}</p>
      <p className="muted">
        {pooledRows === 0 ? say("pooledNone") : say("pooled", { n: pooledSchools, rows: whole(pooledRows) })}
      </p>
      <HandedOver />
      <div>
        <h3>{say("notHanded")}</h3>
        <ul className="mt-1 grid list-disc gap-1 pl-5">
          {NOT_HANDED.map((what) => (
            <li key={what}>{say(what)}</li>
          ))}
        </ul>
      </div>
      {maySteer && (
        <button
          type="button"
          className={`btn justify-self-start ${pools ? "btn-danger" : ""}`}
          onClick={() => setAsking(true)}
        >
          {say(pools ? "leave" : "join")}
        </button>
      )}
      {asking && <Question settings={settings} onClose={() => setAsking(false)} />}
    </section>
  );
}

function HandedOver() {
  const say = useMessages(riskTraining);
  const nameOf = useMessages(riskFeatures);
  const features = Object.keys(riskFeatures.en) as (keyof typeof riskFeatures.en)[];
  return (
    <div>
      <h3>{say("handedOver")}</h3>
      <p className="mt-1">{say("handedEnd")}</p>
      <p className="mt-1">{say("handedFigures")}</p>
      <ul className="mt-1 list-disc gap-x-8 pl-5 text-sm sm:columns-2">
        {features.map((feature) => (
          <li key={feature}>{nameOf(feature)}</li>
        ))}
      </ul>
      <p className="mt-2">{say("handedRecognised")}</p>
    </div>
  );
}

function Question({
  settings: { capacity, pools },
  onClose,
}: {
  settings: RiskSettingsFieldsFragment;
  onClose: () => void;
}) {
  const say = useMessages(riskTraining);
  const tellRefusal = useRiskRefusal();
  const [save] = useMutation(SaveRiskSettingsDocument, {
    refetchQueries: [RiskSettingsDocument],
    awaitRefetchQueries: true,
  });
  return (
    <ConfirmDialog
      title={say(pools ? "leaveTitle" : "joinTitle")}
      submit={say(pools ? "leave" : "join")}
      danger={pools}
      tell={tellRefusal}
      onSubmit={() => save({ variables: { input: { capacity, pools: !pools } } })}
      onDone={onClose}
      onClose={onClose}
    >
      <p>{say(pools ? "leaveHelp" : "joinHelp")}</p>
    </ConfirmDialog>
  );
}
