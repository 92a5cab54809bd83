import type { ReasonId } from "./ids";
import { Status } from "./status";

/**
 * What was said of one learner in one session.
 * A reason goes with absent, late or excused; minutes (1..600) with late only.
 */
export type Mark = {
  readonly status: Status;
  readonly reasonId?: ReasonId;
  readonly minutesLate?: number;
};

export const PRESENT: Mark = { status: Status.Present };
export const NOT_TAKEN: Mark = { status: Status.NotTaken };

/** The part of a cell after its position: `.<reason>@<minutes>`, each only where said. */
export function encodeMarkDetail(mark: Mark): string {
  return (mark.reasonId ? `.${mark.reasonId}` : "") + (mark.minutesLate ? `@${mark.minutesLate}` : "");
}

export function sameMark(one: Mark, other: Mark): boolean {
  return one.status === other.status && encodeMarkDetail(one) === encodeMarkDetail(other);
}
