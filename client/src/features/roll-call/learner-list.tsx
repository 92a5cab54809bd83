import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type SyntheticEvent,
  useState,
} from "react";
import { useMessages } from "../../i18n/language";
import { rollCall } from "../../i18n/roll-call";
import { statuses } from "../../i18n/statuses";
import type { Position } from "../../values/ids";
import type { RosterLearner } from "../../values/roster-learner";
import { Status } from "../../values/status";
import { LearnerRow } from "./learner-row";
import { LongPress } from "./long-press";
import { markAt, type Sheet } from "./sheet";

type LearnerListProps = {
  learners: readonly RosterLearner[];
  sheet: Sheet;
  onTap: (position: Position) => void;
  onStatus: (position: Position, status: Status) => void;
  onMore: (position: Position) => void;
};

const STATUS_KEYS = [Status.Present, Status.Absent, Status.Late, Status.Excused];

/** The rows, heard in one place: sixty learners cost sixty rows and four listeners. */
export function LearnerList({ learners, sheet, onTap, onStatus, onMore }: LearnerListProps) {
  const say = useMessages(rollCall);
  const sayStatus = useMessages(statuses);
  const [reachable, setReachable] = useState<Position>();
  const [press] = useState(() => new LongPress());

  const statusOfKey = (key: string) =>
    STATUS_KEYS.find((status) => [status, sayStatus(`letter${status}`)].some((letter) => letter.toLowerCase() === key));

  const onClick = (event: MouseEvent) => {
    const touched = touchedIn(event);
    if (touched && !press.held) (touched.more ? onMore : onTap)(touched.position);
  };
  const onPointerDown = (event: PointerEvent) => {
    const touched = touchedIn(event);
    if (!touched) return;
    press.down(event, () => onMore(touched.position));
    if (event.pointerType === "mouse") press.up();
  };
  const onPointerEnd = () => press.up();
  const onContextMenu = (event: MouseEvent) => {
    const touched = touchedIn(event);
    if (!touched) return;
    event.preventDefault();
    onMore(touched.position);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const touched = touchedIn(event);
    if (!touched || event.ctrlKey || event.metaKey || event.altKey) return;
    const status = statusOfKey(event.key.toLowerCase());
    if (status) {
      onStatus(touched.position, status);
      focusRow(touched.row.nextElementSibling);
    } else if (event.key === "ArrowDown") focusRow(touched.row.nextElementSibling);
    else if (event.key === "ArrowUp") focusRow(touched.row.previousElementSibling);
    else if (event.key === "Home") focusRow(touched.row.parentElement?.firstElementChild);
    else if (event.key === "End") focusRow(touched.row.parentElement?.lastElementChild);
    else if (event.key === "ArrowRight") onMore(touched.position);
    else return;
    event.preventDefault();
  };
  const onFocus = (event: FocusEvent) => setReachable(touchedIn(event)?.position);

  const first = learners.find((learner) => learner.position === reachable) ?? learners[0];
  return (
    <>
      <p id="roll-keys" className="sr-only">
        {say("keys")}
      </p>
      <ul
        aria-label={say("learners")}
        aria-describedby="roll-keys"
        className="border-t border-line"
        onClick={onClick}
        onContextMenu={onContextMenu}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => press.move(event)}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        {learners.map((learner) => (
          <LearnerRow
            key={learner.position}
            learner={learner}
            mark={markAt(sheet, learner.position)}
            reachable={learner === first}
          />
        ))}
      </ul>
    </>
  );
}

type Touched = { position: Position; row: Element; more: boolean };

function touchedIn(event: SyntheticEvent): Touched | null {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-position]") : null;
  const row = button?.closest("li");
  if (!button || !row) return null;
  return { position: Number(button.dataset["position"]) as Position, row, more: "more" in button.dataset };
}

function focusRow(row: Element | null | undefined): void {
  row?.querySelector("button")?.focus();
}
