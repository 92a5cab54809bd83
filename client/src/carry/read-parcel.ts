import type { Account } from "../api/account";
import type { AsiliDb } from "../db/asili-db";
import { getFeed } from "../db/feed";
import { getMeta } from "../db/meta";
import { MOST_IN_A_CODE, toCarryTexts } from "../values/carry-text";
import { knownAs } from "./device-key";
import { tagOf } from "./envelope-id";
import { sealEnvelopes } from "./seal-envelope";

/** What a phone gives a colleague's to carry. */
export type Parcel =
  | { readonly kind: "nothing" }
  /** The school does not know this phone's signature yet: it takes one minute with a network. */
  | { readonly kind: "unknown-phone" }
  /** `codes` is empty when it is too much for codes: then it goes as a file. */
  | { readonly kind: "ready"; readonly codes: readonly string[]; readonly operations: number };

/** Nobody holds a phone still for more. */
const MOST_CODES = 6;

/** `now` is in milliseconds. */
export async function readParcel(db: AsiliDb, account: Account, now: number): Promise<Parcel> {
  const name = knownAs(account.deviceId, await getFeed(db, "epoch"));
  if ((await getMeta(db, "deviceKey"))?.knownAs !== name) return { kind: "unknown-phone" };
  const { envelopes, operations } = await sealEnvelopes(db, account, now);
  const [envelope, ...more] = envelopes;
  if (!envelope) return { kind: "nothing" };
  const codes = toCarryTexts(envelope, await tagOf(envelope), MOST_IN_A_CODE);
  return { kind: "ready", codes: more.length > 0 || codes.length > MOST_CODES ? [] : codes, operations };
}
