import type { DeviceId, UserId } from "../values/ids.js";

/** Which operation said something, whose it was, and when the server took it. */
export type Source = {
  /** The sequence of the class's term that the operation was given. */
  readonly seq: number;
  readonly deviceId: DeviceId;
  readonly counter: number;
  readonly authorId: UserId;
  readonly at: Date;
};

/** Whose operation it is. `seen` is the last sequence of the class's term that the device knew when it was written. */
export type Writer = {
  readonly userId: UserId;
  readonly deviceId: DeviceId;
  readonly counter: number;
  readonly seen: number;
  /** The device's clock when it was written: evidence, never a judge. */
  readonly deviceAt: Date;
  /** By how many seconds that clock ran ahead of the server's when it was sent. */
  readonly clockOffset: number;
  /** Who took in what had been held for the head; null for what stands by itself. */
  readonly allowedBy: UserId | null;
};

/** Whether the writer knew of what the source said. */
export const isKnown = (source: Source, writer: Source, seen: number): boolean =>
  source.seq <= seen || (source.deviceId === writer.deviceId && source.counter < writer.counter);

/** The writer's own device has spoken since: what arrives late must not undo it. */
export const isLater = (source: Source, writer: Source): boolean =>
  source.deviceId === writer.deviceId && source.counter > writer.counter;
