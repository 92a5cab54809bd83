import type { RiskEffectQuery } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskOversight } from "../../i18n/risk-oversight";
import { useTermName } from "../../office/use-term-name";
import { Part } from "./part";
import { useRiskFigures } from "./use-risk-figures";

type Terms = RiskEffectQuery["riskEffect"];

/** Each term, those followed up beside the others: how many left, and the attendance before and after. */
export function EffectTable({ terms }: { terms: Terms }) {
  const say = useMessages(riskOversight);
  const termName = useTermName();
  return (
    <Part title={say("table")} help={say("tableHelp")}>
      <table className="grid-table max-sm:text-sm" aria-label={say("table")}>
        <thead>
          <tr>
            <th scope="col">{say("term")}</th>
            <th scope="col">{say("followed")}</th>
            <th scope="col">{say("others")}</th>
          </tr>
        </thead>
        <tbody>
          {terms.map((one) => (
            <tr key={`${one.year} ${one.term}`} className="align-top">
              <th scope="row" className="align-top">
                <span className="block text-ink">{termName({ year: one.year, number: one.term })}</span>
                <span className="block font-normal">{say("listedOf", { n: one.listed })}</span>
              </th>
              <td>
                <Became
                  left={one.followedLeft}
                  of={one.followed}
                  isFew={one.fewFollowed}
                  before={one.attendanceBefore}
                  after={one.attendanceAfter}
                />
              </td>
              <td>
                <Became
                  left={one.notFollowedLeft}
                  of={one.notFollowed}
                  isFew={one.fewNotFollowed}
                  before={one.attendanceBeforeNotFollowed}
                  after={one.attendanceAfterNotFollowed}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

type BecameProps = { left: number; of: number; isFew: boolean; before: number | null; after: number | null };

function Became({ left, of, isFew, before, after }: BecameProps) {
  const say = useMessages(riskOversight);
  const { percent } = useRiskFigures();
  if (of === 0) return say("nobody");
  return (
    <>
      <span className="block">{say("leftOf", { left, of })}</span>
      {!isFew && <span className="block font-semibold">{percent(left / of)}</span>}
      {before !== null && (
        <span className="muted block text-sm">
          {say("attendance", { before: percent(before), after: percent(after) })}
        </span>
      )}
    </>
  );
}
