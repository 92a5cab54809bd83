import type { RiskCardFieldsFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskModel } from "../../i18n/risk-model";
import { Icon } from "../../ui/icon";
import { WARN } from "../../ui/icon-paths";

/** What to bear in mind before the figures are believed. */
export function WarningsPart({ warnings }: Pick<RiskCardFieldsFragment, "warnings">) {
  const say = useMessages(riskModel);
  if (warnings.length === 0) return null;
  return (
    <section aria-label={say("warnings")} className="note border border-line" data-tone="warn">
      <Icon d={WARN} size={20} />
      <div className="grid min-w-0 gap-2">
        <h2>{say("warnings")}</h2>
        <ul className="grid gap-2">
          {warnings.map((warning) => (
            <li key={warning}>{say(warning)}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
