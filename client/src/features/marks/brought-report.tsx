import { type ReactElement, useState } from "react";
import { useMessages } from "../../i18n/language";
import { scoreFile } from "../../i18n/score-file";
import { NO_SCORE } from "../../values/score";
import { writtenScore } from "./read-typed";
import type { FileChange, FileFault, FileReport } from "./score-file";

/** So many are shown at first. */
const FIRST = 10;

/** What saving a file would change and what it does not take, each by its place; nothing is saved yet. */
export function BroughtReport({ report, onSave }: { report: FileReport; onSave: () => void }) {
  const say = useMessages(scoreFile);
  const { changes, same, faults } = report;
  const newer = changes.filter(({ before }) => before === NO_SCORE).length;
  const parts = [
    newer > 0 && say("newer", { n: newer }),
    changes.length > newer && say("otherwise", { n: changes.length - newer }),
    same > 0 && say("same", { n: same }),
  ].filter(Boolean);
  return (
    <div className="grid gap-4">
      <p role="status" className="font-semibold tabular-nums">
        {changes.length === 0 ? say("nothingNew") : parts.join(" · ")}
      </p>
      {faults.length > 0 && (
        <div>
          <h3 className="font-semibold text-absent">{say("faults", { n: faults.length })}</h3>
          <p className="muted mb-2 text-sm">{say("faultsHelp")}</p>
          <Shortened
            rows={faults.map((fault) => (
              <Fault key={`${fault.column}${fault.line}`} fault={fault} />
            ))}
          />
        </div>
      )}
      {changes.length > 0 && (
        <>
          <button type="button" className="btn btn-main justify-self-start" onClick={onSave}>
            {say("save", { n: changes.length })}
          </button>
          <div>
            <h3 className="mb-2 font-semibold">{say("changes")}</h3>
            <Shortened
              rows={changes.map((change) => (
                <Change key={`${change.assessment.assessmentId} ${change.learner.position}`} change={change} />
              ))}
            />
          </div>
        </>
      )}
    </div>
  );
}

function Shortened({ rows }: { rows: readonly ReactElement[] }) {
  const say = useMessages(scoreFile);
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <>
      <ul className="card">
        {shown.map((row) => (
          <li key={row.key} className="border-line px-4 py-2 not-first:border-t">
            {row}
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" className="btn btn-bare w-full text-accent" onClick={() => setAll(true)}>
          {say("showAll", { n: rows.length })}
        </button>
      )}
    </>
  );
}

function Fault({ fault: { line, column, why, value, about, maximum } }: { fault: FileFault }) {
  const say = useMessages(scoreFile);
  return (
    <>
      <p className="text-sm font-semibold">
        {say("at", { line, column })}
        {about && ` · ${about}`}
      </p>
      <p>
        {say(`why${why}`, { max: maximum ?? "" })}{" "}
        {value && <code className="muted text-sm">{value.slice(0, 40)}</code>}
      </p>
    </>
  );
}

function Change({ change: { assessment, learner, before, after } }: { change: FileChange }) {
  const say = useMessages(scoreFile);
  return (
    <span className="flex gap-2">
      <span className="min-w-0 flex-1">
        <span className="block leading-tight">{learner.name}</span>
        <span className="muted block text-sm">
          {assessment.subject}, {assessment.name}
        </span>
      </span>
      <span className="tabular-nums">
        {before === NO_SCORE
          ? writtenScore(after)
          : say("fromTo", { before: writtenScore(before), after: writtenScore(after) || say("nothing") })}
      </span>
    </span>
  );
}
