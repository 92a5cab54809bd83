import { useState } from "react";
import type { AsiliDb } from "../../db/asili-db";
import type { Brought } from "../../db/meta";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { scoreFile } from "../../i18n/score-file";
import type { SchoolDay } from "../../values/school-day";
import { undoBrought } from "./keep-brought";

type LastBroughtProps = { db: AsiliDb; today: SchoolDay; brought: Brought };

/** The file that was brought back last, and the way to undo it. */
export function LastBrought({ db, today, brought }: LastBroughtProps) {
  const say = useMessages(scoreFile);
  const { locale } = useLanguage();
  const [failed, setFailed] = useState(false);
  const { fileName: name, at, cells } = brought;
  const undo = () => undoBrought(db, today, brought).catch(() => setFailed(true));
  return (
    <div className="card flex flex-wrap items-center gap-3 p-4">
      <p className="min-w-0 flex-1 basis-48">
        {say("last", { name, at: formatMoment(locale, at), n: cells.length })}
        <span className="muted block text-sm">{say("undoneHelp")}</span>
        {failed && (
          <span role="alert" className="block text-absent">
            {say("saveFailed")}
          </span>
        )}
      </p>
      <button type="button" className="btn" onClick={() => void undo()}>
        {say("undo")}
      </button>
    </div>
  );
}
