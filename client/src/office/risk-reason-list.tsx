import type { RiskFeature } from "../generated/live/graphql";
import { useRiskWords } from "../i18n/use-risk-words";

type Reason = { readonly feature: RiskFeature; readonly value: number | null; readonly usual: number | null };

/** Why a learner seems at risk, each fact against what is usual in the school. */
export function RiskReasonList({ reasons }: { reasons: readonly Reason[] }) {
  const { factOf, usualOf } = useRiskWords();
  return (
    <ul className="list-disc space-y-1 ps-5">
      {reasons.map(({ feature, value, usual }) => {
        const beside = usualOf(feature, usual);
        return (
          <li key={feature}>
            {factOf(feature, value)}
            {beside && <span className="muted text-sm">{` (${beside})`}</span>}
          </li>
        );
      })}
    </ul>
  );
}
