import type { RiskModelFactsFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { riskModel } from "../../i18n/risk-model";
import { schoolDayAt } from "../../values/school-day";

/** Says of a version which it is, and since when it is in force. */
export function useBasis(): (model: RiskModelFactsFragment) => string {
  const say = useMessages(riskModel);
  const { locale } = useLanguage();
  return ({ version, state, promotedAt, promotedBy, trainedAt }) => {
    const dayOf = (instant: string) => formatDay(locale, schoolDayAt(Date.parse(instant)), "dated");
    const since =
      state !== "PROMOTED" || promotedAt === null
        ? say("trainedOn", { day: dayOf(trainedAt) })
        : promotedBy === null
          ? say("since", { day: dayOf(promotedAt) })
          : say("sinceBy", { day: dayOf(promotedAt), name: promotedBy });
    return [say("version", { version }), since].join(" · ");
  };
}
