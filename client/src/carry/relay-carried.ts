import type { Account } from "../api/account";
import { holdLock } from "../api/hold-lock";
import type { CarriedRow } from "../db/asili-db";
import { RelayDocument, type RelayMutation } from "../generated/wire/graphql";
import { encodeBase64Url } from "../values/base64-url";
import type { CarryPorts } from "./carry-ports";

const MOST_ENVELOPES = 20;
const MOST_BYTES = 32 * 1024;
/** What became of an envelope is told for a week. */
const TELL_MS = 7 * 24 * 3_600_000;

type End = RelayMutation["r"][number];

/** Delivers what is carried for colleagues, in the order it was taken on; only a verdict takes it off this phone. */
export function relayCarried(ports: CarryPorts, account: Account): Promise<void> {
  return holdLock(ports.locks, `asili-relay-u${account.userId}`, ports.wait, async () => {
    await forgetTold(ports);
    let most = MOST_ENVELOPES;
    for (let batch = await nextOf(ports, account, most); batch.length > 0; batch = await nextOf(ports, account, most)) {
      const answer = await ports.session.ask(RelayDocument, { e: batch.map((row) => encodeBase64Url(row.envelope!)) });
      if (answer.kind === "data") await takeEnds(ports, batch, answer.data.r);
      else if (answer.kind === "refused" && answer.code === "PAYLOAD_TOO_LARGE" && most > 1) most = 1;
      else return;
    }
  });
}

async function nextOf({ db }: CarryPorts, { schoolId }: Account, most: number): Promise<CarriedRow[]> {
  const rows = await db.carried
    .where({ state: "waiting" })
    .filter(({ school }) => school === schoolId)
    .sortBy("at");
  let bytes = 0;
  const end = rows.findIndex(({ envelope }, index) => {
    bytes += envelope?.length ?? 0;
    return index >= most || (index > 0 && bytes > MOST_BYTES);
  });
  return end === -1 ? rows : rows.slice(0, end);
}

async function takeEnds({ db, clock }: CarryPorts, batch: readonly CarriedRow[], ends: readonly End[]): Promise<void> {
  if (ends.length !== batch.length) throw new Error("The server did not answer for every envelope.");
  await db.carried.bulkPut(
    batch.map((row, index): CarriedRow => {
      const { c: code, t: taken, h: held, x: refused } = ends[index]!;
      const state = code ? "refused" : "delivered";
      return { ...row, envelope: null, state, at: clock(), end: { code, taken, held, refused } };
    }),
  );
}

async function forgetTold({ db, clock }: CarryPorts): Promise<void> {
  const old = clock() - TELL_MS;
  await db.carried.filter(({ state, at }) => state !== "waiting" && at < old).delete();
}
