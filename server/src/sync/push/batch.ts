import type { UserViewer } from "../../identity/viewer.js";
import type { Operation } from "../operation.js";
import type { SentOperation } from "../sent-operation.js";
import type { Standing } from "../standing.js";

/** What one device said, to be judged at once. */
export type Batch = {
  readonly viewer: UserViewer;
  readonly standing: Standing;
  readonly now: Date;
  /** Operations nobody has judged yet, in the order of their counters. */
  readonly fresh: readonly (SentOperation & { readonly counter: number })[];
  /** Earlier ones of the same push that were judged before and had no effect. */
  readonly refused: readonly Operation[];
  /** By how many seconds the device's clock runs ahead of the server's. */
  readonly clockOffset: number;
};
