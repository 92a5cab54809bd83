import { useEffect, useMemo, useRef, useState } from "react";
import type { AsiliDb } from "../../db/asili-db";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { dropScoreDraft, saveScoreDraft } from "./save-score-draft";
import { saveScores } from "../../sync/outbox/save-scores";
import { Note } from "../../ui/note";
import { findLearners } from "../../values/find-learners";
import type { Position } from "../../values/ids";
import type { Score } from "../../values/score";
import { begunEdits, contestedOf, heldScores } from "./held-scores";
import { ModerationNotes } from "./moderation-notes";
import type { SheetOnPage } from "./read-sheet-page";
import { saveTyped } from "./save-typed";
import { ScoreBar } from "./score-bar";
import { focusScore, ScoreList } from "./score-list";
import {
  beginScores,
  changesOf,
  countScores,
  faultsOf,
  leaveScore,
  type Edits,
  type ScoreSheet,
  typeScore,
  undoScore,
  unsavedOf,
} from "./score-sheet";
import { SheetLine } from "./sheet-line";
import { SubmitSheet } from "./submit-sheet";

type Saving = "no" | "now" | "done" | "failed";

/** The sheet being filled. What is typed shows at once; the unfinished sheet is written behind it. */
export function EntrySheet({ db, view }: { db: AsiliDb; view: SheetOnPage }) {
  const say = useMessages(marks);
  const { learners, assessment, classId, rosterRev } = view;
  const { maximum, assessmentId } = assessment;
  const held = useMemo(() => heldScores(view), [view]);
  // Null until this sitting touches it: the sheet is then what the database says, refused scores and begun sheets included.
  const [touched, setTouched] = useState<ScoreSheet | null>(null);
  const [saving, setSaving] = useState<Saving>("no");
  const [announcement, announce] = useState("");
  const [search, setSearch] = useState("");
  const list = useRef<HTMLUListElement>(null);

  const sheet = useMemo(
    () => (touched ? { ...touched, held } : beginScores(held, begunEdits(view))),
    [touched, held, view],
  );
  const positions = useMemo(() => learners.map(({ position }) => position), [learners]);
  const changes = changesOf(sheet, maximum);
  const faults = faultsOf(sheet, maximum);
  const counts = countScores(sheet, positions, maximum);
  const contested = useMemo(() => contestedOf(view), [view]);
  const found = useMemo(() => findLearners(learners, search), [learners, search]);
  const dirty = changes.size + faults.size > 0;

  // What was saved stands aside only when the database shows what it said: a score never flickers back.
  useEffect(() => {
    if (saving === "done" && !dirty) setTouched(null);
  }, [saving, dirty]);

  const act = (next: ScoreSheet) => {
    if (next.edits !== sheet.edits) {
      keepDraft(db, view, unsavedOf(next, maximum)).catch(() => setSaving("failed"));
      setSaving("no");
    }
    if (next !== sheet) setTouched(next);
  };
  const save = () => {
    const [wrong] = learners.filter(({ position }) => faults.has(position));
    if (wrong) {
      announce(say("announceWrong", { n: faults.size }));
      setSearch("");
      // Once the whole list is there to be moved in.
      requestAnimationFrame(() => focusScore(list.current, wrong.position));
      return;
    }
    const saved = saveTyped(db, view, changes);
    setTouched({ ...sheet, past: [], typing: null });
    setSaving("now");
    saved.then(
      () => {
        setSaving("done");
        announce(say("announceSaved"));
      },
      () => setSaving("failed"),
    );
  };
  const choose = (position: Position, score: Score) => {
    const chosen = saveScores(db, {
      classId,
      assessmentId,
      rosterRev,
      seen: view.seen,
      scores: new Map([[position, score]]),
    });
    chosen.then(
      () => announce(say("announceSaved")),
      () => setSaving("failed"),
    );
  };

  return (
    <>
      <div className="px-4 py-3">
        <SheetLine view={view} dirty={dirty} entered={counts.entered} />
        <div className="mt-3 empty:hidden">
          <ModerationNotes view={view} />
        </div>
        {!view.mine && (
          <div className="mt-3">
            <Note tone="warn">{say("notNamed")}</Note>
          </div>
        )}
        {contested.size > 0 && (
          <div className="mt-3">
            <Note tone="warn">{say("contestedHelp", { n: contested.size })}</Note>
          </div>
        )}
        <input
          type="search"
          className="input no-print mt-3"
          placeholder={say("search")}
          aria-label={say("search")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <ScoreList
        ref={list}
        {...{ view, sheet, faults, contested, learners: found }}
        onType={(position, text) => act(typeScore(sheet, position, text))}
        onLeave={(position) => act(leaveScore(sheet, position, maximum))}
        onChoose={choose}
      />
      {!found.length && (
        <div className="p-6 text-center">
          <p>{say("noMatch", { text: search })}</p>
          <button type="button" className="btn mt-4" onClick={() => setSearch("")}>
            {say("clearSearch")}
          </button>
        </div>
      )}
      {saving === "failed" && (
        <div className="p-4">
          <Note tone="bad">
            <strong>{say("saveFailed")}</strong>
            <p>{say("saveFailedHelp")}</p>
          </Note>
        </div>
      )}
      <SubmitSheet db={db} view={view} sheet={sheet} counts={counts} dirty={dirty} contested={contested.size} />
      <ScoreBar
        counts={counts}
        wrong={faults.size}
        dirty={dirty}
        saving={saving === "now"}
        canUndo={sheet.past.length > 0}
        onUndo={() => {
          act(undoScore(sheet));
          announce(say("announceUndo"));
        }}
        onSave={save}
      />
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </>
  );
}

/** What was looked at when the sheet was begun stays with it to the end. */
function keepDraft(db: AsiliDb, view: SheetOnPage, typed: Edits): Promise<void> {
  const { classId, rosterRev, draft, seen, assessment } = view;
  const { assessmentId } = assessment;
  if (!typed.size) return dropScoreDraft(db, classId, assessmentId);
  return saveScoreDraft(db, { classId, assessmentId, rosterRev, seen: draft?.seen ?? seen, typed });
}
