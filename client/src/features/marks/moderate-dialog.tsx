import { useRef, useState } from "react";
import type { AsiliDb } from "../../db/asili-db";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { moderations } from "../../i18n/moderations";
import { Choices } from "../../ui/choices";
import { Field } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { heldScores } from "./held-scores";
import { type Adjustment, moderate } from "./moderate";
import { moderateSheet, readReason, REASON_LETTERS } from "./moderate-sheet";
import type { SheetOnPage } from "./read-sheet-page";
import { readAdjustment } from "./read-adjustment";

type ModerateDialogProps = { db: AsiliDb; view: SheetOnPage; onClose: () => void };

/** Changes every mark alike, after showing what becomes of each. */
export function ModerateDialog({ db, view, onClose }: ModerateDialogProps) {
  const say = useMessages(marks);
  const sayWhy = useMessages(moderations);
  const [kind, setKind] = useState<Adjustment["kind"]>("add");
  const [typed, setTyped] = useState("");
  const whyField = useRef<HTMLTextAreaElement>(null);
  const [why, setWhy] = useState("");
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const { classId, assessment, rosterRev, seen, learners } = view;
  const { assessmentId, subject, name } = assessment;
  const max = assessment.maximum ?? 0;
  const onRoster = new Set(learners.map(({ position }) => position));
  const scores = new Map([...heldScores(view)].filter(([position]) => onRoster.has(position)));
  const adjustment = readAdjustment(kind, typed);
  const changed = adjustment ? moderate(scores, adjustment, max) : [];
  const reason = readReason(why);
  const save = () => {
    setAsked(true);
    // Above a long preview: it would be told where nobody looks.
    if (reason === null) whyField.current?.focus();
    if (!adjustment || reason === null) return;
    const after = new Map(changed.map((one) => [one.position, one.after]));
    const entered = { classId, assessmentId, rosterRev, seen, scores: after };
    moderateSheet(db, entered, adjustment, reason).then(onClose, () => setFailed(true));
  };
  const nameAt = new Map(learners.map((learner) => [learner.position, learner.name]));
  const clipped = changed.filter((one) => one.clipped).length;
  return (
    <FormDialog
      title={say("moderateTitle", { name: `${subject}, ${name}` })}
      submit={say("changeNow", { n: changed.length })}
      cancel={say("cancel")}
      busy={changed.length === 0}
      fault={failed ? say("saveFailed") : null}
      onSubmit={save}
      onClose={onClose}
    >
      <p className="muted">{say("moderateHelp")}</p>
      <Choices
        legend={say("how")}
        name="how"
        options={[
          { value: "add", label: say("add") },
          { value: "scale", label: say("scale") },
        ]}
        chosen={kind}
        onChoose={setKind}
      />
      <Field
        label={say(kind === "add" ? "addLabel" : "scaleLabel")}
        hint={kind === "add" ? say("addHint") : say("scaleHint", { max })}
        error={typed !== "" && !adjustment ? say(kind === "add" ? "addFault" : "scaleFault") : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            inputMode={kind === "add" ? "text" : "numeric"}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={sayWhy("reason")}
        hint={sayWhy("reasonHint")}
        error={asked && reason === null ? sayWhy("reasonFault", REASON_LETTERS) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            ref={whyField}
            className="input field-sizing-content"
            rows={2}
            maxLength={REASON_LETTERS.most}
            autoComplete="off"
            required
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        )}
      </Field>
      {adjustment && (
        <div aria-live="polite">
          <p className="font-semibold">
            {changed.length === 0 ? say("changeNone") : say("changed", { n: changed.length })}
            {clipped > 0 && ` · ${say("clipped", { n: clipped, max })}`}
          </p>
          <ul className="mt-2" aria-label={say("learners")}>
            {changed.map(({ position, before, after }) => (
              <li key={position} className="flex gap-2 border-b border-line py-1 last:border-0">
                <span className="min-w-0 flex-1">{nameAt.get(position)}</span>
                <span className="tabular-nums">{say("fromTo", { before, after })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </FormDialog>
  );
}
