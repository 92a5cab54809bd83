import type { AsiliDb } from "../../db/asili-db";
import { type ClassMarks, readMarks, type SheetProgress } from "../../db/read-marks";
import { useLive } from "../../db/use-live";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { Empty } from "../../ui/empty";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import type { ClassId } from "../../values/ids";
import type { SchoolDay } from "../../values/school-day";
import { SheetCard } from "./sheet-card";

type ClassMarksPageProps = { db: AsiliDb; leads: boolean; today: SchoolDay; classId: ClassId };

/** The assessments of a class in the term, by subject: the user's own first. */
export function ClassMarksPage({ db, leads, today, classId }: ClassMarksPageProps) {
  const say = useMessages(marks);
  const sayCore = useMessages(core);
  const all = useLive(() => readMarks(db, today), [db, today]);
  const shown = all?.find((one) => one.classId === classId);
  return (
    <Page
      title={all === undefined ? "…" : shown ? say("titleOf", { name: shown.name }) : say("noSheet")}
      back={{ href: leads ? "/marks" : "/today", label: sayCore("back") }}
    >
      {all === undefined ? (
        <Skeleton label={sayCore("reading")} />
      ) : !shown ? (
        <Empty title={say("noSheet")}>{say("noSheetHelp")}</Empty>
      ) : shown.sheets.length === 0 ? (
        <Empty title={say("none")}>{say("noneHelp")}</Empty>
      ) : (
        <Sheets shown={shown} all={leads && !shown.taught} />
      )}
    </Page>
  );
}

function Sheets({ shown, all }: { shown: ClassMarks; all: boolean }) {
  const say = useMessages(marks);
  const own = shown.sheets.filter(({ mine }) => mine || all);
  const others = shown.sheets.filter((sheet) => !own.includes(sheet));
  return (
    <div className="grid gap-6 p-4">
      <BySubject classId={shown.classId} sheets={own} />
      {others.length > 0 && (
        <details open={own.length === 0}>
          <summary className="flex min-h-12 items-center font-semibold">
            {say("others", { n: subjectsOf(others) })}
          </summary>
          <div className="mt-2 grid gap-6">
            <BySubject classId={shown.classId} sheets={others} />
          </div>
        </details>
      )}
      <div className="flex flex-wrap gap-2">
        <a href={`/marks/${shown.classId}/file`} className="btn">
          {say("fileLink")}
        </a>
        <a href={`/analysis/${shown.classId}`} className="btn">
          {say("resultsLink")}
        </a>
      </div>
    </div>
  );
}

const subjectsOf = (sheets: readonly SheetProgress[]): number =>
  new Set(sheets.map(({ assessment }) => assessment.subject)).size;

function BySubject({ classId, sheets }: { classId: ClassId; sheets: readonly SheetProgress[] }) {
  return [...Map.groupBy(sheets, ({ assessment }) => assessment.subject)].map(([subject, some]) => (
    <section key={subject} aria-label={subject}>
      <h2 className="mb-2 text-lg">{subject}</h2>
      <ul className="grid gap-2">
        {some.map((sheet) => (
          <SheetCard key={sheet.assessment.assessmentId} classId={classId} sheet={sheet} />
        ))}
      </ul>
    </section>
  ));
}
