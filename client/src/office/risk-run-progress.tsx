import type { RiskPhase, RiskRunFieldsFragment } from "../generated/live/graphql";
import { useMessages } from "../i18n/language";
import { riskTraining } from "../i18n/risk-training";
import { Icon } from "../ui/icon";
import { CHECK, EMPTY, FORWARD } from "../ui/icon-paths";
import { RiskRunAbout } from "./risk-run-about";

const PHASES = ["READING", "LEARNING", "PROVING", "SCORING", "WRITING"] as const satisfies readonly RiskPhase[];

/** How far a training is: its phases in words, and the one it is in as a bar. */
export function RiskRunProgress({ run }: { run: RiskRunFieldsFragment }) {
  const say = useMessages(riskTraining);
  const { state, phase, done, total } = run;
  const at = phase === null ? -1 : PHASES.indexOf(phase);
  return (
    <>
      <div>
        <p className="text-lg font-semibold" role="status">
          {state === "WAITING" || phase === null ? say(state) : say(phase)}
        </p>
        <RiskRunAbout run={run} />
      </div>
      <progress
        className="w-full"
        aria-label={say("phases")}
        {...(state === "RUNNING" && total > 0 && { max: total, value: done })}
      />
      <ol aria-label={say("phases")} className="grid gap-1">
        {PHASES.map((one, index) => {
          const standing = index < at ? "phaseDone" : index === at ? "phaseNow" : "phaseLater";
          return (
            <li
              key={one}
              className={`flex items-center gap-2 ${index === at ? "font-semibold" : index > at ? "muted" : ""}`}
              aria-current={index === at ? "step" : undefined}
            >
              <span className={index <= at ? "text-accent" : "muted"}>
                <Icon d={index < at ? CHECK : index === at ? FORWARD : EMPTY} size={20} />
              </span>
              <span className="min-w-0 flex-1">{say(one)}</span>
              <span className="muted text-sm font-normal tabular-nums">
                {index === at && total > 0 ? say("progress", { done, total }) : say(standing)}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
