import type { Cell } from "../attendance/cell.js";
import type { DefaultStatus, RegisterRef } from "../attendance/register.js";
import type { Moderation } from "../assessment/moderation.js";
import type { PlacedScore } from "../assessment/score-run.js";
import type { SheetRef } from "../assessment/score-sheet.js";

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

export type ScoresOperation = Said &
  SheetRef & {
    readonly kind: "scores";
    readonly rosterRev: number;
    /** In ascending positions; of the others nothing is said. */
    readonly scores: readonly PlacedScore[];
    /** The marks of a submitted sheet changed alike; it stays submitted. */
    readonly moderation?: Moderation;
  };

export type SubmitOperation = Said & SheetRef & { readonly kind: "submit" };
export type ReopenOperation = Said & SheetRef & { readonly kind: "reopen" };

export type RegisterOperation = RollOperation | FixOperation;
export type SheetOperation = ScoresOperation | SubmitOperation | ReopenOperation;

/** Something said once on a device, unchangeable since. */
export type Operation = RegisterOperation | SheetOperation;

export const isOfRegister = (operation: Operation): operation is RegisterOperation =>
  operation.kind === "roll" || operation.kind === "fix";

export const isOfSheet = (operation: Operation): operation is SheetOperation => !isOfRegister(operation);
