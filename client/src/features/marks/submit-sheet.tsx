import { useState } from "react";
import type { AsiliDb } from "../../db/asili-db";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { submitSheet } from "../../sync/outbox/close-sheet";
import { FormDialog } from "../../ui/form-dialog";
import type { SheetOnPage } from "./read-sheet-page";
import { type ScoreCounts, type ScoreSheet, textAt } from "./score-sheet";

type SubmitSheetProps = {
  db: AsiliDb;
  view: SheetOnPage;
  sheet: ScoreSheet;
  counts: ScoreCounts;
  dirty: boolean;
  contested: number;
};

/** So many who have nothing are named. */
const NAMED = 5;

/** Signs the sheet off, after telling who has nothing yet. */
export function SubmitSheet({ db, view, sheet, counts, dirty, contested }: SubmitSheetProps) {
  const say = useMessages(marks);
  const { locale } = useLanguage();
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const { classId, assessment, seen, learners } = view;
  const { absent, exempt, entered } = counts;
  if (entered === 0) return null;
  const missing = learners.filter(({ position }) => textAt(sheet, position) === "").map(({ name }) => name);
  const more = missing.length - NAMED;
  const names = [...missing.slice(0, NAMED), ...(more > 0 ? [say("andMore", { n: more })] : [])].join(", ");
  const submit = () =>
    submitSheet(db, { classId, assessmentId: assessment.assessmentId, seen }).then(
      () => setAsked(false),
      () => setFailed(true),
    );
  const first = dirty ? "submitSaveFirst" : contested > 0 ? "submitChooseFirst" : null;
  return (
    <div className="grid justify-items-start gap-2 p-4">
      <button type="button" className="btn" disabled={first !== null} onClick={() => setAsked(true)}>
        {say("submit")}
      </button>
      {first && <p className="muted text-sm">{say(first)}</p>}
      {asked && (
        <FormDialog
          title={say("submitTitle", { name: `${assessment.subject}, ${assessment.name}` })}
          submit={say("submitNow")}
          cancel={say("cancel")}
          busy={false}
          fault={failed ? say("saveFailed") : null}
          onSubmit={() => void submit()}
          onClose={() => setAsked(false)}
        >
          <p>{missing.length === 0 ? say("submitAll") : say("submitMissing", { n: missing.length, names })}</p>
          {missing.length > 0 && <p>{say("submitLater", { day: formatDay(locale, assessment.day, "dated") })}</p>}
          <p className="tabular-nums">{say("submitCounts", { marks: entered - absent - exempt, absent, exempt })}</p>
          <p className="muted">{say("submitHelp")}</p>
        </FormDialog>
      )}
    </div>
  );
}
