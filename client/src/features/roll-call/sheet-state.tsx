import type { ReactNode } from "react";
import type { Sheet as SheetView } from "../../db/read-sheet";
import { formatMoment, formatTime } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { rollCall } from "../../i18n/roll-call";
import { Icon } from "../../ui/icon";
import { CHECK_TWICE, EMPTY, PENCIL, PHONE, WARN } from "../../ui/icon-paths";
import type { UserId } from "../../values/ids";
import { schoolDayAt } from "../../values/school-day";

/** Where a register stands, in words: the one line that a teacher trusts before putting the phone away. */
export function SheetState({ view, dirty, userId }: { view: SheetView; dirty: boolean; userId: UserId }) {
  const say = useMessages(rollCall);
  const taken = useTaken(view, userId);
  if (view.troubled.length > 0) {
    return (
      <Line icon={WARN}>
        <a href="/sync" className="link">
          {say("stateNeedsYou")}
        </a>
      </Line>
    );
  }
  if (dirty) return <Line icon={PENCIL}>{say("stateDraft")}</Line>;
  if (view.waiting > 0) return <Line icon={PHONE}>{say("stateSaved")}</Line>;
  if (!view.register?.rosterRev) return <Line icon={EMPTY}>{say("stateNone")}</Line>;
  return (
    <Line icon={CHECK_TWICE}>
      {say("stateSent")}
      {taken}
    </Line>
  );
}

function Line({ icon, children }: { icon: string; children: ReactNode }) {
  return (
    <p className="flex min-h-6 items-center gap-2 font-semibold">
      <Icon d={icon} size={20} />
      <span>{children}</span>
    </p>
  );
}

function useTaken({ confirmed, day }: SheetView, userId: UserId): string {
  const say = useMessages(rollCall);
  const { locale } = useLanguage();
  if (!confirmed?.takenAt) return "";
  const instant = confirmed.takenAt * 1000;
  const at = schoolDayAt(instant) === day ? formatTime(locale, instant) : formatMoment(locale, instant);
  return ` · ${say(confirmed.authorId === userId ? "byYou" : "byOther", { at })}`;
}
