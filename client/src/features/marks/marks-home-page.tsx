import type { AsiliDb } from "../../db/asili-db";
import { type ClassMarks, readMarks } from "../../db/read-marks";
import { useLive } from "../../db/use-live";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { reportCards } from "../../i18n/report-cards";
import { Empty } from "../../ui/empty";
import { Icon } from "../../ui/icon";
import { FORWARD, WARN } from "../../ui/icon-paths";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import type { SchoolDay } from "../../values/school-day";

/** Every class on this phone, and how far its sheets are: all of them to who leads the school, else those taught. */
export function MarksHomePage({ db, leads, today }: { db: AsiliDb; leads: boolean; today: SchoolDay }) {
  const say = useMessages(marks);
  const sayCore = useMessages(core);
  const all = useLive(() => readMarks(db, today), [db, today]);
  const shown = all?.filter(({ taught }) => taught || leads) ?? [];
  return (
    <Page title={say("title")}>
      {leads && <Ways leads />}
      {all === undefined ? (
        <Skeleton label={sayCore("reading")} />
      ) : shown.length === 0 ? (
        <Empty title={say("nobody")}>{say(leads ? "nobodyYet" : "nobodyHelp")}</Empty>
      ) : (
        <ul className="grid gap-2 p-4">
          {shown.map((one) => (
            <ClassLine key={one.classId} shown={one} />
          ))}
        </ul>
      )}
      {!leads && shown.length > 0 && <Ways />}
    </Page>
  );
}

/** Where marks go from here: above the classes of a whole school, below the few of a teacher. */
function Ways({ leads = false }: { leads?: boolean }) {
  const say = useMessages(marks);
  const sayCards = useMessages(reportCards);
  return (
    <div className="grid gap-2 px-4 pt-4 last:pt-0 md:grid-cols-3">
      {leads && <Way href="/exams" title={say("plan")} about={say("planHelp")} />}
      <Way href="/reports" title={sayCards("title")} about={say("cardsHelp")} />
      <Way href="/analysis" title={say("resultsLink")} about={say("resultsHelp")} />
    </div>
  );
}

function Way({ href, title, about }: { href: string; title: string; about: string }) {
  return (
    <a href={href} className="card sheet-card">
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{title}</span>
        <span className="muted block text-sm">{about}</span>
      </span>
      <Icon d={FORWARD} size={20} />
    </a>
  );
}

function ClassLine({ shown: { classId, name, sheets } }: { shown: ClassMarks }) {
  const say = useMessages(marks);
  const submitted = sheets.filter((sheet) => sheet.submitted).length;
  const waits = sheets.some(({ state }) => state === "needs-you");
  return (
    <li>
      <a href={`/marks/${classId}`} className="card sheet-card" data-state={waits ? "needs-you" : undefined}>
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{name}</span>
          <span className="muted block text-sm">
            {sheets.length === 0 ? say("noneLine") : say("submittedOf", { n: submitted, of: sheets.length })}
          </span>
          {waits && (
            <span className="sheet-state flex items-center gap-2 text-sm font-semibold">
              <Icon d={WARN} size={20} />
              {say("stateNeedsYou")}
            </span>
          )}
        </span>
        <Icon d={FORWARD} size={20} />
      </a>
    </li>
  );
}
