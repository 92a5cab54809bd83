import { useQuery } from "@apollo/client/react";
import { RiskTodayDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { schoolToday } from "../../i18n/school-today";
import { WayRow } from "../../office/way-row";

/** The way to the learners at risk, and how many there are and are followed up. */
export function RiskRow() {
  const say = useMessages(schoolToday);
  const { data } = useQuery(RiskTodayDocument, { fetchPolicy: "cache-and-network" });
  const week = data?.riskWeek;
  const high = week?.counts.find(({ band }) => band === "HIGH")?.learners ?? 0;
  const about =
    week?.week &&
    (week.overdueCases > 0
      ? say("atRiskLate", { high, open: week.openCases, late: week.overdueCases })
      : say("atRiskNow", { high, open: week.openCases }));
  return <WayRow href="/risk" title={say("atRisk")} about={about ?? undefined} />;
}
