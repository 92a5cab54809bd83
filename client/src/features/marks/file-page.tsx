import { useMemo, useState } from "react";
import type { AsiliDb } from "../../db/asili-db";
import { getMeta } from "../../db/meta";
import { type ClassMarks, readMarks } from "../../db/read-marks";
import { useLive } from "../../db/use-live";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { scoreFile } from "../../i18n/score-file";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import type { ClassId } from "../../values/ids";
import type { SchoolDay } from "../../values/school-day";
import type { SheetRow } from "../../values/parse-csv";
import { BroughtReport } from "./brought-report";
import { saveBrought } from "./keep-brought";
import { LastBrought } from "./last-brought";
import { readTableFile, type TableFault } from "./read-table-file";
import { type FileReport, readScoreTable } from "./score-file";
import { TakeAlong } from "./take-along";

type FilePageProps = { db: AsiliDb; today: SchoolDay; classId: ClassId };

/** A class's sheets as a spreadsheet: taken along from this phone, and brought back to it. */
export default function FilePage({ db, today, classId }: FilePageProps) {
  const say = useMessages(scoreFile);
  const sayMarks = useMessages(marks);
  const sayCore = useMessages(core);
  const all = useLive(() => readMarks(db, today, classId), [db, today, classId]);
  const shown = all?.[0];
  return (
    <Page
      title={say("title")}
      subtitle={shown?.name ?? ""}
      back={{ href: `/marks/${classId}`, label: sayCore("back") }}
    >
      {all === undefined ? (
        <Skeleton label={sayCore("reading")} />
      ) : !shown ? (
        <Empty title={sayMarks("noSheet")}>{sayMarks("noSheetHelp")}</Empty>
      ) : shown.sheets.length === 0 ? (
        <Empty title={sayMarks("none")}>{sayMarks("noneHelp")}</Empty>
      ) : (
        <div className="grid gap-6 p-4">
          <TakeAlong shown={shown} />
          <BringBack db={db} today={today} shown={shown} />
        </div>
      )}
    </Page>
  );
}

type Chosen = { fileName: string; rows: readonly SheetRow[] };

function BringBack({ db, today, shown }: { db: AsiliDb; today: SchoolDay; shown: ClassMarks }) {
  const say = useMessages(scoreFile);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fault, setFault] = useState<TableFault | "saveFailed" | null>(null);
  const [saved, setSaved] = useState(0);
  const [reading, setReading] = useState(false);
  const brought = useLive(() => getMeta(db, "brought"), [db]);
  // Told against the sheets as they are: they change beneath a chosen file, by what is saved here and by what comes in.
  const report = useMemo(
    () => chosen && readScoreTable(chosen.rows, shown.learners, shown.sheets),
    [chosen, shown.learners, shown.sheets],
  );
  const told = report && report.sheets > 0 ? report : null;
  const onFile = async (file: File) => {
    setReading(true);
    setSaved(0);
    const rows = await readTableFile(file);
    setReading(false);
    setChosen(typeof rows === "string" ? null : { fileName: file.name, rows });
    setFault(typeof rows === "string" ? rows : null);
  };
  const save = (fileName: string, { changes }: FileReport) =>
    saveBrought(db, shown, fileName, changes).then(
      () => {
        setSaved(changes.length);
        setChosen(null);
      },
      () => setFault("saveFailed"),
    );
  return (
    <section aria-labelledby="bring" className="grid gap-3">
      <h2 id="bring" className="text-lg">
        {say("bring")}
      </h2>
      <p className="muted">{say("bringHelp")}</p>
      <label className="btn relative cursor-pointer justify-self-start focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-accent">
        <input
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv"
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file) void onFile(file);
          }}
        />
        {say(reading ? "reading" : told ? "another" : "choose")}
      </label>
      {fault && <Note tone="bad">{say(fault)}</Note>}
      {report && !told && <Note tone="bad">{say("noSheet")}</Note>}
      {saved > 0 && (
        <Note tone="good">
          <strong>{say("saved", { n: saved })}</strong>
          <p>{say("savedHelp")}</p>
        </Note>
      )}
      {chosen && told && <BroughtReport report={told} onSave={() => void save(chosen.fileName, told)} />}
      {brought?.classId === shown.classId && <LastBrought db={db} today={today} brought={brought} />}
    </section>
  );
}
