import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { LiftRiskOverrideDocument, type LearnerRiskQuery, type RiskLineFragment } from "../../generated/live/graphql";
import { formatDay, formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { risk as riskMessages } from "../../i18n/risk";
import { useRiskWords } from "../../i18n/use-risk-words";
import { useRiskRefusal } from "../../i18n/use-risk-refusal";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { OverrideDialog } from "./override-dialog";

type OverridePartProps = {
  learner: NonNullable<LearnerRiskQuery["learnerRisk"]>;
  override: RiskLineFragment["override"];
  onChanged: () => Promise<unknown>;
};

/** Somebody's decision that a learner need not be followed up, and the way to make it or take it back. */
export function OverridePart({ learner, override, onChanged }: OverridePartProps) {
  const say = useMessages(riskMessages);
  const { say: sayWord } = useRiskWords();
  const { locale } = useLanguage();
  const tellRefusal = useRiskRefusal();
  const [lift] = useMutation(LiftRiskOverrideDocument);
  const [asked, setAsked] = useState(false);
  const { learnerId, learnerName, mayDecide } = learner;
  const done = () => {
    setAsked(false);
    void onChanged();
  };
  if (!mayDecide && !override) return null;
  return (
    <section className="card grid gap-2 p-4" aria-labelledby="risk-override">
      <h2 id="risk-override" className="text-lg">
        {override ? say("overrideStands", { day: formatDay(locale, override.until, "dated") }) : say("override")}
      </h2>
      {override ? (
        <>
          <p>{`${sayWord(override.reason)}: ${override.note}`}</p>
          <p className="muted text-sm">
            {say("overrideBy", { name: override.by, at: formatMoment(locale, Date.parse(override.at)) })}
          </p>
        </>
      ) : (
        <p className="muted">{say("overrideHelp")}</p>
      )}
      {mayDecide && (
        <button type="button" className="btn justify-self-start" onClick={() => setAsked(true)}>
          {say(override ? "lift" : "overrideSubmit")}
        </button>
      )}
      {asked && !override && <OverrideDialog learner={learner} onDone={done} onClose={() => setAsked(false)} />}
      {asked && override && (
        <ConfirmDialog
          title={say("liftTitle", { name: learnerName })}
          submit={say("lift")}
          tell={tellRefusal}
          onSubmit={() => lift({ variables: { learnerId } })}
          onDone={done}
          onClose={() => setAsked(false)}
        >
          <p>{say("liftHelp")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
