import type { Cell } from "../attendance/cell.js";
import type { DefaultStatus, RegisterRef } from "../attendance/register.js";

/** What every operation says of itself, whatever it does. */
type Said = {
  /** The device's own count, from 1. */
  readonly counter: number;
  /** The sequence up to which the device knew the class's term when it was written. */
  readonly seen: number;
  /** The device's clock when it was written, unix seconds. */
  readonly at: number;
};

export type RollOperation = Said &
  RegisterRef & {
    readonly kind: "roll";
    readonly rosterRev: number;
    readonly default: DefaultStatus;
    /** The learners of whom something else was said, in ascending positions. */
    readonly cells: readonly Cell[];
  };

export type FixOperation = Said & RegisterRef & { readonly kind: "fix"; readonly cell: Cell };

/** Something said once on a device, unchangeable since. */
export type Operation = RollOperation | FixOperation;
