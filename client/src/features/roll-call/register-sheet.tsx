import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import type { AsiliDb } from "../../db/asili-db";
import type { Sheet as SheetView } from "../../db/read-sheet";
import { useMessages } from "../../i18n/language";
import { rollCall } from "../../i18n/roll-call";
import { statuses } from "../../i18n/statuses";
import { dropDraft, saveDraft } from "../../sync/outbox/save-draft";
import { Note } from "../../ui/note";
import type { Position, UserId } from "../../values/ids";
import { beginSheet, heldMarks } from "./begin-sheet";
import { CountBar } from "./count-bar";
import { findLearners } from "../../values/find-learners";
import { LearnerList } from "./learner-list";
import { SchoolReasons } from "./mark-words";
import { saveSheet } from "./save-sheet";
import { cycleMark, markAt, markRestPresent, setMark, type Sheet, sheetCounts, undo, withHeld } from "./sheet";
import { SheetState } from "./sheet-state";

const MarkDialog = lazy(() => import("./mark-dialog"));

type Saving = "no" | "now" | "done" | "failed";

/** The sheet being filled. What is tapped shows at once; the unfinished sheet is written behind it. */
export function RegisterSheet({ db, userId, view }: { db: AsiliDb; userId: UserId; view: SheetView }) {
  const say = useMessages(rollCall);
  const sayStatus = useMessages(statuses);
  const held = useMemo(() => heldMarks(view), [view]);
  // Null until this sitting touches it: the sheet is then what the database says, refused marks and begun sheets included.
  const [touched, setTouched] = useState<Sheet | null>(null);
  const [saving, setSaving] = useState<Saving>("no");
  const [announcement, announce] = useState("");
  const [search, setSearch] = useState("");
  const [opened, setOpened] = useState<Position | null>(null);

  const sheet = useMemo(() => (touched ? withHeld(touched, held) : beginSheet(view, held)), [touched, held, view]);
  const dirty = sheet.edits.size > 0;
  const positions = view.learners.map((learner) => learner.position);
  const counts = sheetCounts(sheet, positions);
  const found = useMemo(() => findLearners(view.learners, search), [view.learners, search]);

  // The saved edits stand aside only when the database shows what they said: a mark never flickers back.
  useEffect(() => {
    if (saving === "done" && !dirty) setTouched(null);
  }, [saving, dirty]);

  const act = (next: Sheet, heard: string) => {
    if (next === sheet) return;
    keepDraft(db, view, next).catch(() => setSaving("failed"));
    setTouched(next);
    setSaving("no");
    announce(heard);
  };
  const nameAt = (position: Position) => view.learners.find((one) => one.position === position)?.name ?? "";
  const mark = (next: Sheet, position: Position) =>
    act(next, say("announceMark", { name: nameAt(position), status: sayStatus(markAt(next, position).status) }));
  const save = (filled: Sheet) => {
    const saved = saveSheet(db, view, filled);
    setTouched({ ...filled, past: [] });
    setSaving("now");
    saved.then(
      () => {
        setSaving("done");
        announce(say("announceSaved"));
      },
      () => setSaving("failed"),
    );
  };

  const learner = view.learners.find((one) => one.position === opened);
  return (
    <SchoolReasons value={view.reasons}>
      <div className="px-4 py-3">
        <SheetState view={view} dirty={dirty} userId={userId} />
        <div className="no-print mt-3 flex gap-2">
          <input
            type="search"
            className="input min-w-0 flex-1"
            placeholder={say("search")}
            aria-label={say("search")}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <button
            type="button"
            className="btn"
            disabled={counts.N === 0}
            onClick={() => act(markRestPresent(sheet, positions), say("announceAll", { n: counts.N }))}
          >
            {say("allPresent")}
          </button>
        </div>
      </div>
      <LearnerList
        learners={found}
        sheet={sheet}
        onTap={(position) =>
          markAt(sheet, position).other ? setOpened(position) : mark(cycleMark(sheet, position), position)
        }
        onStatus={(position, status) => mark(setMark(sheet, position, { status }), position)}
        onMore={setOpened}
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
      <CountBar
        counts={counts}
        dirty={dirty}
        saving={saving === "now"}
        saved={!dirty && counts.marked > 0}
        canUndo={sheet.past.length > 0}
        onUndo={() => act(undo(sheet), say("announceUndo"))}
        onSave={() => save(sheet)}
      />
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {learner && (
        <Suspense fallback={null}>
          <MarkDialog
            {...{ db, userId, view }}
            learner={learner}
            mark={markAt(sheet, learner.position)}
            reasons={view.reasons}
            onMark={(next) => mark(setMark(sheet, learner.position, next), learner.position)}
            onSettle={(value) => {
              const settled = setMark(sheet, learner.position, value);
              // Alone it is saved at once: a contest is settled in two taps.
              if (dirty) mark(settled, learner.position);
              else save(settled);
              setOpened(null);
            }}
            onClose={() => setOpened(null)}
          />
        </Suspense>
      )}
    </SchoolReasons>
  );
}

/** What was looked at when the sheet was begun stays with it to the end. */
function keepDraft(db: AsiliDb, view: SheetView, { edits }: Sheet): Promise<void> {
  const { classId, day, session, rosterRev } = view;
  if (!edits.size) return dropDraft(db, classId, day, session);
  return saveDraft(db, { classId, day, session, rosterRev, seen: view.draft?.seen ?? view.seen, marks: edits });
}
