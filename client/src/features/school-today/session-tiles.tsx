import { intlTag } from "../../i18n/locale";
import { useLanguage, useMessages } from "../../i18n/language";
import { schoolToday } from "../../i18n/school-today";
import { Tile } from "../../ui/tile";
import { attendanceRate, type BoardSession, type ClassDay, missingRegisters, sessionTotals } from "./board";

/** The session in four figures. */
export function SessionTiles({ classes, half }: { classes: readonly ClassDay[]; half: BoardSession }) {
  const say = useMessages(schoolToday);
  const { locale } = useLanguage();
  const totals = sessionTotals(classes, half);
  const rate = attendanceRate(totals);
  const known = totals.enrolled - totals.notTaken;
  const missing = missingRegisters(classes, half).length;
  const share = rate?.toLocaleString(intlTag(locale), { style: "percent", maximumFractionDigits: 1 });
  return (
    <ul className="grid grid-cols-2 gap-3 md:grid-cols-4 lg:col-span-2">
      <Tile
        figure={share ?? "–"}
        label={say("presentShare")}
        detail={known ? say("ofKnown", { present: totals.present + totals.late, known }) : say("noMarks")}
      />
      <Tile figure={totals.absent.toLocaleString(intlTag(locale))} label={say("absent")} tone="absent" />
      <Tile
        figure={totals.late.toLocaleString(intlTag(locale))}
        label={say("late")}
        detail={`${totals.excused.toLocaleString(intlTag(locale))} ${say("excused")}`}
        tone="late"
      />
      <Tile figure={missing.toLocaleString(intlTag(locale))} label={say("missing", { n: missing })} />
    </ul>
  );
}
