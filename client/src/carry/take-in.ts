import type { Account } from "../api/account";
import type { AsiliDb } from "../db/asili-db";
import { readCarryText, type ReadPart } from "../values/carry-text";
import { addPart, joinParts, type Parts } from "../values/join-parts";
import { tagOf } from "./envelope-id";
import { keepCarried, type Kept } from "./keep-carried";

/** What came of a text that was read from a code, a file or a message. */
export type Heard =
  | Kept
  | Exclude<ReadPart, { kind: "part" }>
  /** There is more of the envelope to read. */
  | { readonly kind: "part"; readonly have: number; readonly of: number };

/** Takes in one text, beside the parts that were read before, and says which there are now. */
export async function takeIn(
  db: AsiliDb,
  account: Account,
  parts: Parts,
  text: string,
  now: number,
): Promise<{ readonly parts: Parts; readonly heard: Heard }> {
  const read = readCarryText(text);
  if (read.kind !== "part") return { parts, heard: read };
  const { tag, of } = read.part;
  const more = addPart(parts, read.part);
  const envelope = joinParts(more);
  if (!envelope) return { parts: more, heard: { kind: "part", have: more.size, of } };
  const whole = (await tagOf(envelope)) === tag;
  return { parts: new Map(), heard: whole ? await keepCarried(db, account, envelope, now) : { kind: "damaged" } };
}
