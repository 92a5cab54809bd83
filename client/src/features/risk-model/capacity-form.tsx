import { useMutation } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import {
  type RiskSettingsFieldsFragment,
  type RiskStandingFragment,
  SaveRiskSettingsDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { riskTraining } from "../../i18n/risk-training";
import { useRiskRefusal } from "../../i18n/use-risk-refusal";
import { TextInput } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";

const MOST = 200;

type CapacityFormProps = { settings: RiskSettingsFieldsFragment; standing: RiskStandingFragment };

/** How many learners a week can be followed up, and what that means for those at risk now. */
export function CapacityForm({
  settings: { capacity, pools },
  standing: { counts, maySteer, scoredOn },
}: CapacityFormProps) {
  const say = useMessages(riskTraining);
  const sayOffice = useMessages(office);
  const [save] = useMutation(SaveRiskSettingsDocument);
  const { busy, fault, run } = useChange(useRiskRefusal());
  const [text, setText] = useState(String(capacity));
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const wanted = readCapacity(text);
  const countOf = (band: "HIGH" | "MEDIUM") => counts.find((one) => one.band === band)?.learners ?? 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setSaved(false);
    if (wanted === null) return;
    setSaved(await run(() => save({ variables: { input: { capacity: wanted, pools } } })));
  };
  return (
    <form noValidate className="card grid gap-3 p-4" onSubmit={(event) => void submit(event)}>
      <TextInput
        label={say("capacity")}
        hint={say("capacityHelp")}
        inputMode="numeric"
        maxLength={3}
        disabled={!maySteer}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          setSaved(false);
        }}
        error={tried && wanted === null ? say("capacityFault") : undefined}
      />
      <p>
        {scoredOn === null && say("notScored")}
        {scoredOn !== null && say("standing", { high: countOf("HIGH"), medium: countOf("MEDIUM") })}{" "}
        {scoredOn !== null && wanted !== null && <Meaning capacity={wanted} high={countOf("HIGH")} />}
      </p>
      {fault && <Note tone="bad">{fault}</Note>}
      {saved && <Note tone="good">{say("saved")}</Note>}
      {maySteer && (
        <button type="submit" className="btn btn-main justify-self-start" disabled={busy}>
          {sayOffice(busy ? "saving" : "save")}
        </button>
      )}
    </form>
  );
}

function Meaning({ capacity, high }: { capacity: number; high: number }) {
  const say = useMessages(riskTraining);
  const waiting = high - capacity;
  return waiting > 0 ? say("waits", { n: waiting, capacity }) : say("fits", { capacity });
}

function readCapacity(text: string): number | null {
  const wanted = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return wanted >= 1 && wanted <= MOST ? wanted : null;
}
