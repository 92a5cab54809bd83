import { type FocusEvent, type KeyboardEvent, type MouseEvent, type Ref, useCallback, useId, useRef } from "react";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import type { Position } from "../../values/ids";
import type { RosterLearner } from "../../values/roster-learner";
import type { Score } from "../../values/score";
import type { PlacedScore } from "../../values/score-run";
import { LevelRow } from "./level-row";
import { levelChoices } from "./level-choices";
import { MarkRow } from "./mark-row";
import type { TypedFault } from "./read-typed";
import type { SheetOnPage } from "./read-sheet-page";
import { type ScoreSheet, textAt } from "./score-sheet";

type ScoreListProps = {
  ref: Ref<HTMLUListElement>;
  view: SheetOnPage;
  learners: readonly RosterLearner[];
  sheet: ScoreSheet;
  faults: ReadonlyMap<Position, TypedFault>;
  contested: ReadonlyMap<Position, PlacedScore>;
  onType: (position: Position, text: string) => void;
  onLeave: (position: Position) => void;
  onChoose: (position: Position, score: Score) => void;
};

/** The rows, heard in one place: a field for marks, or a button for each level. */
export function ScoreList(props: ScoreListProps) {
  const { view, learners, sheet, faults, contested } = props;
  const say = useMessages(marks);
  const keys = useId();
  const { maximum } = view.assessment;
  // The rows are given one hearer for good, so that typing for one learner draws one row.
  const latest = useRef(props);
  latest.current = props;
  const onType = useCallback((position: Position, text: string) => latest.current.onType(position, text), []);
  const onChoose = useCallback((position: Position, score: Score) => latest.current.onChoose(position, score), []);
  const levels = maximum === null ? levelChoices(view.scale) : [];

  const onClick = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-say]") : null;
    const position = positionOf(button);
    const said = button?.dataset["say"];
    if (position === null || said === undefined) return;
    // Pressed again it is taken back.
    onType(position, textAt(sheet, position) === said ? "" : said);
  };
  const onBlur = (event: FocusEvent) => {
    const position = event.target instanceof HTMLInputElement ? positionOf(event.target) : null;
    if (position !== null) props.onLeave(position);
  };
  return (
    <>
      <p id={keys} className="sr-only">
        {say(maximum === null ? "keysLevels" : "keysMarks")}
      </p>
      <ul
        ref={props.ref}
        aria-label={say("learners")}
        aria-describedby={keys}
        className="border-t border-line"
        onClick={onClick}
        onKeyDown={(event) => moveByKey(event, onType)}
        onBlur={onBlur}
      >
        {learners.map((learner) => {
          const { position } = learner;
          const row = {
            sheet: `/marks/${view.classId}/${view.assessment.assessmentId}`,
            learner,
            text: textAt(sheet, position),
            fault: faults.get(position),
            contested: contested.get(position),
            notice: view.notices.get(position),
            assessment: view.assessment,
            scale: view.scale,
            onChoose,
          };
          return maximum === null ? (
            <LevelRow key={position} {...row} levels={levels} />
          ) : (
            <MarkRow key={position} {...row} onType={onType} />
          );
        })}
      </ul>
    </>
  );
}

/** Where one learner's score is typed or chosen. */
export function focusScore(list: Element | null, position: Position): void {
  focusIn(list?.querySelector(`li[data-position="${position}"]`));
}

function positionOf(element: Element | null): Position | null {
  const row = element?.closest<HTMLElement>("li[data-position]");
  return row ? (Number(row.dataset["position"]) as Position) : null;
}

function moveByKey(event: KeyboardEvent, onType: (position: Position, text: string) => void): void {
  const { key, target, shiftKey } = event;
  const row = target instanceof Element ? target.closest("li[data-position]") : null;
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const isField = target instanceof HTMLInputElement;
  const column = isField ? 0 : levelsOf(row).indexOf(target as HTMLElement);
  if (key === "ArrowDown" || (isField && key === "Enter" && !shiftKey)) focusIn(row.nextElementSibling, column);
  else if (key === "ArrowUp" || (isField && key === "Enter")) focusIn(row.previousElementSibling, column, true);
  else if (!isField && key === "ArrowRight") levelsOf(row)[column + 1]?.focus();
  else if (!isField && key === "ArrowLeft") levelsOf(row)[column - 1]?.focus();
  else if (!isField && /^[ax]$/i.test(key)) {
    onType(positionOf(row)!, key.toLowerCase() === "a" ? "AB" : "X");
    focusIn(row.nextElementSibling, column);
  } else return;
  event.preventDefault();
}

const levelsOf = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>("[data-level]")];

/** After the last learner comes Save. */
function focusIn(row: Element | null | undefined, column = 0, back = false): void {
  if (!row && back) return;
  const field = row
    ? (row.querySelector<HTMLInputElement>("input[data-score]") ?? levelsOf(row)[column] ?? levelsOf(row)[0])
    : document.querySelector<HTMLElement>("[data-save]");
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}
