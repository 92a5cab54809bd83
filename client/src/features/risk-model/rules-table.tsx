import { useMessages } from "../../i18n/language";
import { riskRulesInForce } from "../../i18n/risk-rules-in-force";
import { riskRules } from "../../i18n/risk-rules";
import { RULES } from "./rules";
import { Part } from "./part";

/** What the simple rules count, and for how much. */
export function RulesTable() {
  const say = useMessages(riskRulesInForce);
  const sayRule = useMessages(riskRules);
  return (
    <Part title={say("rulesTable")}>
      <table className="grid-table" aria-label={say("rulesTable")}>
        <thead>
          <tr>
            <th scope="col">{say("rule")}</th>
            <th scope="col" data-number>
              {say("points")}
            </th>
          </tr>
        </thead>
        <tbody>
          {RULES.map(({ rule, points }) => (
            <tr key={rule}>
              <td>{sayRule(rule)}</td>
              <td data-number>{points}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="px-4 pt-2 pb-4">{say("rulesBands")}</p>
    </Part>
  );
}
