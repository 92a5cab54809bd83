import type { Writer } from "../../events/source.js";
import type { LearnerId } from "../../values/ids.js";
import { CellVerdict } from "./attendance-history.entity.js";
import { encodeMark } from "../mark.js";
import type { CellChange } from "../merge-register.js";
import type { Register, RegisterRef, Roll } from "../register.js";

/** One thing said, as the history keeps it: of one learner or, without a learner, of the roll as a whole. */
export type HistoryEntry = RegisterRef & {
  readonly learnerId: LearnerId | null;
  readonly oldValue: string | null;
  readonly newValue: string;
  readonly verdict: CellVerdict;
  readonly writer: Writer;
};

/** What is worth keeping of a write: all that was said explicitly, and what a default replaced or gave way to. */
export function historyOf(ref: RegisterRef, changes: readonly CellChange[], writer: Writer): HistoryEntry[] {
  const { classId, day, session } = ref;
  return changes
    .filter(({ said, before }) => !said.implied || (before.value !== null && !before.value.implied))
    .map(({ stay, said, before, verdict }) => ({
      classId,
      day,
      session,
      learnerId: stay.learnerId,
      oldValue: before.value && encodeMark(before.value.mark),
      newValue: encodeMark(said.mark),
      verdict,
      writer,
    }));
}

/** The entry of a roll: what the register stood on, and what was said. */
export const rollEntry = (
  before: Register,
  after: Register,
  { rosterRev, default: status }: Pick<Roll, "rosterRev" | "default">,
  writer: Writer,
): HistoryEntry => ({
  classId: before.classId,
  day: before.day,
  session: before.session,
  learnerId: null,
  oldValue: before.roll && `${before.roll.rosterRev}${before.roll.default}`,
  newValue: `${rosterRev}${status}`,
  verdict: after.roll === before.roll ? CellVerdict.yielded : CellVerdict.applied,
  writer,
});
