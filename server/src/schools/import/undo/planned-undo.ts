import type { Em } from "../../../platform/orm.js";
import type { UserId } from "../../../values/ids.js";
import type { Actor } from "../../actor.js";
import type { Fault } from "../fault.js";

/** What undoing an import comes to, as the school's records are now, and how to do it. */
export type PlannedUndo = {
  /** How many learners or people are as they were before. */
  readonly undone: number;
  /** The names of classes that the import made and that go. */
  readonly classes: readonly string[];
  /** Who and which class is left as it is, and why. */
  readonly kept: readonly Fault[];
  /** Tells whose access changed. */
  apply(tx: Em, actor: Actor, now: Date): Promise<readonly UserId[]>;
};
