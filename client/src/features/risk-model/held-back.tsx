import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { AllowRiskVersionsDocument, RiskModelVersionsDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskTraining } from "../../i18n/risk-training";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { Note } from "../../ui/note";
import { useTermCode } from "./use-term-code";

type HeldBackProps = {
  /** `2026-1`: the term on which what was rolled back was tested. */
  term: string;
  maySteer: boolean;
  onDone: (words: string) => void;
};

/** After a roll back: that new versions are stored and not used for now, until when, and the way to use them again. */
export function HeldBack({ term, maySteer, onDone }: HeldBackProps) {
  const say = useMessages(riskTraining);
  const termOf = useTermCode();
  const [asking, setAsking] = useState(false);
  const [allow] = useMutation(AllowRiskVersionsDocument, {
    refetchQueries: [RiskModelVersionsDocument],
    awaitRefetchQueries: true,
  });
  return (
    <Note tone="warn">
      <p>{say("holds", { term: termOf(term) })}</p>
      {maySteer && (
        <button type="button" className="btn mt-2" onClick={() => setAsking(true)}>
          {say("allow")}
        </button>
      )}
      {asking && (
        <ConfirmDialog
          title={say("allowTitle")}
          submit={say("allow")}
          onSubmit={async () => {
            await allow();
            onDone(say("allowed"));
          }}
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          <p>{say("allowHelp")}</p>
        </ConfirmDialog>
      )}
    </Note>
  );
}
