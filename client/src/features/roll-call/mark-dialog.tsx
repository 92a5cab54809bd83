import { useLayoutEffect } from "react";
import type { AsiliDb } from "../../db/asili-db";
import { classScopeOn } from "../../db/class-scope-on";
import { readSayers } from "../../db/read-sayers";
import { readSchool } from "../../db/read-school";
import type { Sheet } from "../../db/read-sheet";
import { useLive } from "../../db/use-live";
import { cellHistory } from "../../i18n/cell-history";
import { useLanguage, useMessages } from "../../i18n/language";
import { markDetails } from "../../i18n/mark-details";
import { statuses } from "../../i18n/statuses";
import { useSayerWords } from "../../i18n/use-sayer-words";
import { Dialog } from "../../ui/dialog";
import { StatusMark } from "../../ui/status-mark";
import type { UserId } from "../../values/ids";
import type { Mark } from "../../values/mark";
import { type RegisterKey, registerKey } from "../../values/register-key";
import type { RosterLearner } from "../../values/roster-learner";
import type { ReasonLine } from "../../values/school-lines";
import { Status } from "../../values/status";
import { fittingReasons } from "./fitting-reasons";
import { useMarkWords } from "./mark-words";
import type { HeldMark } from "./sheet";

type MarkDialogProps = {
  db: AsiliDb;
  userId: UserId;
  view: Sheet;
  learner: RosterLearner;
  mark: HeldMark;
  reasons: readonly ReasonLine[];
  onMark: (mark: Mark) => void;
  onSettle: (mark: Mark) => void;
  onClose: () => void;
};

const CHOICES = [Status.Present, Status.Absent, Status.Late, Status.Excused];
const USUAL_MINUTES = [5, 10, 15, 30];
const MAX_MINUTES = 600;

/** Everything about one learner's mark: status, reason, minutes late; and which of two records is right. Each touch counts at once. */
export default function MarkDialog(props: MarkDialogProps) {
  const { learner, view, mark, onMark, onClose } = props;
  // The keyboard begins at the status there is, not at the first there could be.
  useLayoutEffect(() => document.querySelector<HTMLElement>("dialog :checked")?.focus(), []);
  const say = useMessages(markDetails);
  const sayHistory = useMessages(cellHistory);
  return (
    <Dialog labelledBy="mark-of" onClose={onClose}>
      <h2 id="mark-of" className="text-lg">
        {learner.name}
      </h2>
      <p className="muted text-sm">{learner.admissionNumber}</p>
      {mark.other ? <Contested {...props} other={mark.other} /> : <Details {...props} />}
      <a
        href={`/history/${view.classId}/${view.day}/${view.session}${learner.learnerId}`}
        className="link mt-4 inline-flex min-h-12 items-center"
      >
        {sayHistory("link")}
      </a>
      <div className="sheet-foot">
        {mark.status !== Status.NotTaken && !mark.other && (
          <button type="button" className="btn btn-bare" onClick={() => onMark({ status: Status.NotTaken })}>
            {say("clear")}
          </button>
        )}
        <button type="button" className="btn btn-main ml-auto min-w-28" onClick={onClose}>
          {say("done")}
        </button>
      </div>
    </Dialog>
  );
}

function Contested({ db, userId, view, learner, mark, other, onSettle }: MarkDialogProps & { other: Mark }) {
  const say = useMessages(markDetails);
  const sayStatus = useMessages(statuses);
  const words = useMarkWords();
  const sayerWords = useSayerWords();
  const { other: _, ...one } = mark;
  const key = registerKey(view.day, view.session);
  const sayers = useLive(() => readSayersOn(db, view, key), [db, view, key])?.get(learner.position);
  const saidBy = [sayers?.stands, sayers?.other].map(
    (by) => by && sayerWords({ name: by.name, isYou: by.userId === userId, at: by.at * 1000 }),
  );
  return (
    <fieldset className="mt-4 grid gap-2">
      <legend className="mb-2">{say("contested")}</legend>
      {[one, other].map((value, index) => (
        <button key={index} type="button" className="btn justify-start" onClick={() => onSettle(value)}>
          <StatusMark status={value.status} letter={sayStatus(`letter${value.status}`)} small />
          <span className="text-start">
            <span className="block">{words(value)}</span>
            {saidBy[index] && <span className="muted block text-sm font-normal">{saidBy[index]}</span>}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

function Details({ learner, mark, reasons, onMark }: MarkDialogProps) {
  const say = useMessages(markDetails);
  const sayStatus = useMessages(statuses);
  const fitting = fittingReasons(reasons, learner, mark);
  return (
    <>
      <fieldset className="mt-4">
        <legend className="sr-only">{say("status")}</legend>
        <div className="grid grid-cols-2 gap-2">
          {CHOICES.map((status) => (
            <label key={status} className="chip px-3">
              <input
                type="radio"
                name="status"
                className="sr-only"
                checked={mark.status === status}
                onChange={() => onMark({ status })}
              />
              <StatusMark status={status} letter={sayStatus(`letter${status}`)} small />
              {sayStatus(status)}
            </label>
          ))}
        </div>
      </fieldset>
      {mark.status === Status.Late && <MinutesLate mark={mark} onMark={onMark} />}
      {fitting.length > 0 && <Reasons mark={mark} reasons={fitting} onMark={onMark} />}
    </>
  );
}

function Reasons({ mark, reasons, onMark }: Pick<MarkDialogProps, "mark" | "reasons" | "onMark">) {
  const say = useMessages(markDetails);
  const { locale } = useLanguage();
  const { reasonId, ...unexplained } = mark;
  return (
    <fieldset className="mt-5">
      <legend className="mb-2 font-semibold">{say("reason")}</legend>
      <div className="flex flex-wrap gap-2">
        {reasons.map((reason) => {
          const chosen = reason.reasonId === reasonId;
          return (
            <button
              key={reason.reasonId}
              type="button"
              className="chip text-start"
              aria-pressed={chosen}
              onClick={() => onMark(chosen ? unexplained : { ...unexplained, reasonId: reason.reasonId })}
            >
              {locale === "sw" ? reason.kiswahili : reason.english}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

function MinutesLate({ mark, onMark }: Pick<MarkDialogProps, "mark" | "onMark">) {
  const say = useMessages(markDetails);
  const { minutesLate, ...untimed } = mark;
  const put = (minutes: number) => {
    const whole = Math.min(Math.trunc(minutes), MAX_MINUTES);
    onMark(whole > 0 ? { ...untimed, minutesLate: whole } : untimed);
  };
  return (
    <fieldset className="mt-5">
      <legend className="mb-2 font-semibold">{say("minutes")}</legend>
      <div className="flex flex-wrap gap-2">
        {USUAL_MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            className="chip min-w-12 justify-center px-2"
            aria-pressed={minutes === minutesLate}
            onClick={() => put(minutes === minutesLate ? 0 : minutes)}
          >
            {minutes}
          </button>
        ))}
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={MAX_MINUTES}
          aria-label={say("minutes")}
          placeholder={say("otherMinutes")}
          className="input w-20 flex-1"
          value={minutesLate ?? ""}
          onChange={(event) => put(event.target.valueAsNumber || 0)}
        />
      </div>
    </fieldset>
  );
}

async function readSayersOn(db: AsiliDb, { classId, day }: Sheet, key: RegisterKey) {
  const school = await readSchool(db);
  const scope = school && classScopeOn(school.scopes, classId, day, school.terms);
  return scope ? readSayers(db, scope.id, key) : null;
}
