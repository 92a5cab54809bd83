import type { RiskBand } from "../generated/live/graphql";
import { useMessages } from "../i18n/language";
import { riskWords } from "../i18n/risk-words";
import { Icon } from "../ui/icon";

/** A shape of its own for each, so that colour says nothing alone. */
const LOOKS = {
  HIGH: { icon: "m5 12 7-7 7 7M5 19l7-7 7 7", tone: "text-absent" },
  MEDIUM: { icon: "m5 15 7-7 7 7", tone: "text-late" },
  LOW: { icon: "M5 12h14", tone: "text-present" },
  UNKNOWN: { icon: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4m0 4v.01", tone: "muted" },
} as const satisfies Record<RiskBand, { icon: string; tone: string }>;

/** How likely a learner is to leave: shape, word and colour together. */
export function RiskBandMark({ band }: { band: RiskBand }) {
  const say = useMessages(riskWords);
  const { icon, tone } = LOOKS[band];
  return (
    <span className={`inline-flex items-center gap-1 font-semibold whitespace-nowrap ${tone}`}>
      <Icon d={icon} size={20} />
      {say(band)}
    </span>
  );
}
