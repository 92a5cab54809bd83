import type { RiskModelFactsFragment, RiskRunFieldsFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskTraining } from "../../i18n/risk-training";
import { RiskRunAbout } from "../../office/risk-run-about";
import { Note } from "../../ui/note";
import { useVerdict } from "./use-verdict";

type RunResultProps = { run: RiskRunFieldsFragment; latest: RiskModelFactsFragment | undefined };

/** What came of a training: who was scored by what, whether a new version came, or why it failed. */
export function RunResult({ run, latest }: RunResultProps) {
  const say = useMessages(riskTraining);
  const { state, scored, modelVersion, fault } = run;
  return (
    <>
      <div>
        <p className={`text-lg font-semibold ${state === "FAILED" ? "text-absent" : ""}`} role="status">
          {say(state)}
        </p>
        <RiskRunAbout run={run} />
      </div>
      {state === "FAILED" && (
        <Note tone="bad">
          <p>{say("failedHelp")}</p>
          <p className="mt-2 wrap-anywhere">
            <code className="text-sm">{fault ?? "–"}</code>
          </p>
        </Note>
      )}
      {state === "DONE" && scored !== null && (
        <p>
          {modelVersion === null
            ? say("doneRules", { n: scored })
            : say("doneVersion", { n: scored, version: modelVersion })}
        </p>
      )}
      {state === "DONE" && latest && isNew(latest, run) && <NewVersion latest={latest} />}
    </>
  );
}

/** Whether a version came out of this run: the same data and seed bring none. */
const isNew = ({ trainedAt }: RiskModelFactsFragment, { startedAt }: RiskRunFieldsFragment): boolean =>
  startedAt !== null && Date.parse(trainedAt) >= Date.parse(startedAt);

function NewVersion({ latest }: { latest: RiskModelFactsFragment }) {
  const say = useMessages(riskTraining);
  const { why } = useVerdict();
  const { version, state } = latest;
  const words = state === "STORED" ? say("newStored", { version, why: why(latest) }) : say("newInForce", { version });
  return (
    <Note tone={state === "STORED" ? "warn" : "good"}>
      <p>{words}</p>
      <a href={`/risk-model/versions/${version}`} className="link -mb-3 inline-flex min-h-12 items-center">
        {say("toCard")}
      </a>
    </Note>
  );
}
