import { useState } from "react";
import type { ClassMarks } from "../../db/read-marks";
import { useMessages } from "../../i18n/language";
import { scoreFile } from "../../i18n/score-file";
import { downloadFile } from "../../ui/give-file";
import { writeCsv } from "../../values/write-csv";
import { scoreTable } from "./score-file";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The list of the class with a column for each sheet that takes scores, made from what this phone holds. */
export function TakeAlong({ shown: { name, learners, sheets } }: { shown: ClassMarks }) {
  const say = useMessages(scoreFile);
  const [failed, setFailed] = useState(false);
  const open = sheets.filter(({ submitted }) => !submitted);
  const own = open.filter(({ mine }) => mine);
  const table = () => scoreTable([say("number"), say("name")], learners, own.length > 0 ? own : open);
  const title = `${say("fileName")}-${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}`;
  const giveBook = async () => {
    const writer = await import("./score-workbook").catch(() => null);
    setFailed(writer === null);
    if (writer)
      downloadFile(new File([(await writer.writeBook(name, table())) as BlobPart], `${title}.xlsx`, { type: XLSX }));
  };
  return (
    <section aria-labelledby="take" className="grid gap-3">
      <h2 id="take" className="text-lg">
        {say("take")}
      </h2>
      <p className="muted">{say("takeHelp")}</p>
      <div className="flex gap-2">
        <button
          type="button"
          className="btn"
          onClick={() => downloadFile(new File([writeCsv(table())], `${title}.csv`, { type: "text/csv" }))}
        >
          {say("csv")}
        </button>
        <button type="button" className="btn" onClick={() => void giveBook()}>
          {say("excel")}
        </button>
      </div>
      {failed && (
        <p role="alert" className="text-sm text-absent">
          {say("excelFailed")}
        </p>
      )}
    </section>
  );
}
