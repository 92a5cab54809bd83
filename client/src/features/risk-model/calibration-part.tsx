import { useState } from "react";
import type { RiskCardFieldsFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskFigures } from "../../i18n/risk-figures";
import { useRiskFigures } from "./use-risk-figures";
import { Columns } from "./columns";
import { Part } from "./part";

/** What it said beside what came, in ten groups of learners; printed, the table comes with the drawing. */
export function CalibrationPart({ card: { calibration, measures } }: { card: RiskCardFieldsFragment }) {
  const say = useMessages(riskFigures);
  const { percent, points } = useRiskFigures();
  const [table, setTable] = useState(false);
  const top = calibration.at(-1);
  if (!top) return null;
  const error = measures.find(({ of }) => of === "MODEL")?.calibrationError ?? 0;
  const words = { said: percent(top.said), came: percent(top.came), points: points(error) };
  return (
    <Part
      title={say("calibration")}
      help={say("calibrationHelp")}
      corner={
        <button
          type="button"
          className="btn btn-bare -my-2 -mr-3 px-3 text-sm whitespace-nowrap text-accent"
          aria-pressed={table}
          onClick={() => setTable(!table)}
        >
          {say("asTable")}
        </button>
      }
    >
      <div className={table ? "hidden print:block" : ""}>
        <Columns groups={calibration} summary={say("calibrationSummary", words)} />
      </div>
      <div className={table ? "" : "hidden print:block"}>
        <CalibrationTable groups={calibration} />
      </div>
      <p className="px-4 pt-1 pb-4">{say("off", { points: points(error) })}</p>
    </Part>
  );
}

function CalibrationTable({ groups }: { groups: RiskCardFieldsFragment["calibration"] }) {
  const say = useMessages(riskFigures);
  const { percent, whole } = useRiskFigures();
  return (
    <table className="grid-table" aria-label={say("calibration")}>
      <thead>
        <tr>
          <th scope="col">{say("group")}</th>
          {(["learners", "said", "came"] as const).map((heading) => (
            <th key={heading} scope="col" data-number>
              {say(heading)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ rows, said, came }, at) => (
          <tr key={at}>
            <th scope="row">{nameOfGroup(at, groups.length)}</th>
            <td data-number>{whole(rows)}</td>
            <td data-number>{percent(said)}</td>
            <td data-number>{percent(came)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function nameOfGroup(at: number, all: number): string {
    const number = String(at + 1);
    if (at === 0) return `${number}, ${say("lowest")}`;
    return at === all - 1 ? `${number}, ${say("highest")}` : number;
  }
}
