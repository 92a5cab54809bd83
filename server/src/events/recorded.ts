/** A refusal for people and for programs: the message is a sentence that says what to do. */
type Fault = { readonly code: string; readonly message: string };

/** What became of a write: it stands, at least in part; all of it stood already; or others said something else. */
export type RecordOutcome = "applied" | "agreed" | "contested";

export type Recorded<Why extends Fault> =
  | {
      readonly ok: true;
      readonly outcome: RecordOutcome;
      /** The class-term scope's sequence of the write: a device that knows this one has seen what came of it. */
      readonly seq: number;
      /** The contested cells, in the wire's form. */
      readonly cells: string;
    }
  | { readonly ok: false; readonly fault: Why };
