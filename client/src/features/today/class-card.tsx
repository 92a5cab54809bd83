import type { SessionState } from "../../db/session-state";
import type { SheetProgress } from "../../db/read-marks";
import type { TodayClass, TodaySession } from "../../db/read-today";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { today as todayMessages } from "../../i18n/today";
import { Icon } from "../../ui/icon";
import { CHECK_TWICE, EMPTY, PENCIL, PHONE, WARN } from "../../ui/icon-paths";
import type { SchoolDay } from "../../values/school-day";
import { MarksLink } from "./marks-link";

/** How a state looks and the message that names it. */
const STATES = {
  "not-taken": { icon: EMPTY, message: "notTaken" },
  draft: { icon: PENCIL, message: "draft" },
  saved: { icon: PHONE, message: "saved" },
  sent: { icon: CHECK_TWICE, message: "sent" },
  "needs-you": { icon: WARN, message: "needsYou" },
} as const satisfies Record<SessionState, object>;

type ClassCardProps = { day: SchoolDay; shown: TodayClass; sheets: readonly SheetProgress[] };

export function ClassCard({ day, shown, sheets }: ClassCardProps) {
  return (
    <li>
      <section aria-label={shown.name}>
        <h2 className="mb-2 text-lg">{shown.name}</h2>
        <div className="grid grid-cols-2 gap-3">
          {shown.sessions.map((one) => (
            <SessionCard key={one.session} href={`/register/${shown.classId}/${day}/${one.session}`} shown={one} />
          ))}
        </div>
        <MarksLink classId={shown.classId} sheets={sheets} />
      </section>
    </li>
  );
}

function SessionCard({ href, shown: { session, state, counts } }: { href: string; shown: TodaySession }) {
  const say = useMessages(todayMessages);
  const sayCore = useMessages(core);
  const { icon, message } = STATES[state];
  const marked = counts.N < counts.enrolled;
  return (
    <a href={href} className="card session-card" data-state={state}>
      <span className="flex items-center justify-between">
        {sayCore(session === "m" ? "morning" : "afternoon")}
        <Icon d={icon} size={28} />
      </span>
      <span className="session-state">{say(message)}</span>
      <span className="muted text-sm tabular-nums">
        {marked ? (
          <>
            <span className="block">{say("countPresent", { n: counts.P })}</span>
            {counts.L > 0 && <span className="block">{say("countLate", { n: counts.L })}</span>}
            <span className="block">{say("countAbsent", { n: counts.A })}</span>
            {counts.E > 0 && <span className="block">{say("countExcused", { n: counts.E })}</span>}
          </>
        ) : (
          say("learners", { n: counts.enrolled })
        )}
      </span>
    </a>
  );
}
