import type { RiskRunFieldsFragment } from "../generated/live/graphql";
import { formatMoment } from "../i18n/format-day";
import { useLanguage, useMessages } from "../i18n/language";
import { riskTraining } from "../i18n/risk-training";

/** Who asked for a training, when it began and when it ended. */
export function RiskRunAbout({ run: { askedBy, startedAt, endedAt } }: { run: RiskRunFieldsFragment }) {
  const say = useMessages(riskTraining);
  const { locale } = useLanguage();
  const at = (instant: string) => ({ at: formatMoment(locale, Date.parse(instant)) });
  const parts = [
    askedBy === null ? say("byNight") : say("askedBy", { name: askedBy }),
    startedAt !== null && say("began", at(startedAt)),
    endedAt !== null && say("ended", at(endedAt)),
  ];
  return <p className="muted text-sm">{parts.filter(Boolean).join(" · ")}</p>;
}
