import type { RiskCardFieldsFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskFeatures } from "../../i18n/risk-features";
import { riskFigures } from "../../i18n/risk-figures";
import { useRiskFigures } from "./use-risk-figures";
import { BarList } from "./bar-list";
import { Part } from "./part";

const SHOWN = 10;

/** What moves the result most, the strongest first; the rest as one. */
export function ImportancesPart({ importances }: Pick<RiskCardFieldsFragment, "importances">) {
  const say = useMessages(riskFigures);
  const nameOf = useMessages(riskFeatures);
  const { percent } = useRiskFigures();
  const sorted = importances.toSorted((one, other) => other.share - one.share);
  const longest = sorted[0]?.share ?? 0;
  if (longest === 0) return null;
  const rest = sorted.slice(SHOWN);
  const others = rest.reduce((sum, { share }) => sum + share, 0);
  const rows = [
    ...sorted
      .slice(0, SHOWN)
      .map(({ feature, share }) => ({ key: feature as string, name: nameOf(feature), share, strong: true })),
    ...(rest.length > 0
      ? [{ key: "others", name: say("others", { n: rest.length }), share: others, strong: false }]
      : []),
  ];
  return (
    <Part title={say("importances")} help={say("importancesHelp")}>
      <div className="px-4 pt-2 pb-4">
        <BarList
          label={say("importances")}
          rows={rows.map((row) => ({
            ...row,
            figure: percent(row.share),
            share: row.share / Math.max(longest, others),
          }))}
        />
      </div>
    </Part>
  );
}
