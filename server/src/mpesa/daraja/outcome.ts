/**
 * What became of a call to M-Pesa, as far as can be known.
 * accepted: it was taken, which is not yet paid. refused: it did not happen and will not, as it was sent. busy: it did not
 * happen; later it may. unknown: it may or may not have happened, and sending it again may do it twice.
 */
export type Outcome<Value> =
  | { kind: "accepted"; value: Value }
  | { kind: "refused"; code: string; message: string }
  | { kind: "busy"; code: string; message: string; retryAfterSeconds: number }
  | { kind: "unknown"; why: string };
