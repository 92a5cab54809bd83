import type { Account } from "../api/account";
import { readAccounts, type ShutOut, writeAccounts } from "../api/account-book";
import { graphqlRequest } from "../api/graphql-request";
import type { Session } from "../api/session";
import type { AsiliDb, OutboxRow } from "../db/asili-db";
import { HandOverDocument, type HandOverMutation, RevokedDevicesDocument } from "../generated/wire/graphql";
import { leapAndRequeue } from "../sync/outbox/leap-and-requeue";
import { takeBatch, MAX_OPERATIONS } from "../sync/take-batch";
import type { UserId } from "../values/ids";
import { wipeUser } from "./wipe-user";

export type RevocationPorts = {
  readonly session: Pick<Session, "ports" | "handTo" | "state">;
  readonly openDb: (userId: UserId) => AsiliDb;
};

/** The server's limit on one question. */
const MOST_AT_ONCE = 20;
const LAST_MOMENT = 2 ** 31 - 1;

/**
 * Asks whether somebody's access on this phone was revoked, and does as the school wishes:
 *
 *     proven ──▶ names wiped, the person forgotten ──▶ unsent work offered ──▶ taken: the database goes too
 *                                                             ▲                    │
 *                                                             └── at next contact ─┘ not heard: the work is kept
 *
 * Whoever answers in the server's place has no proof and is not believed.
 */
export async function answerRevocations(ports: RevocationPorts): Promise<void> {
  for (const account of await findRevoked(ports)) await shutOut(ports, account);
  for (const one of readAccounts(ports.session.ports.storage).shutOut ?? []) {
    if (isPending(one)) await offerUnsent(ports, one);
  }
}

/** Whether the server has yet to hear that this device is empty. */
const isPending = ({ deviceId }: ShutOut): boolean => deviceId !== "";

async function findRevoked({ session }: RevocationPorts): Promise<Account[]> {
  const { http, storage } = session.ports;
  const known = readAccounts(storage)
    .known.filter(({ revocationMark }) => revocationMark)
    .slice(0, MOST_AT_ONCE);
  if (known.length === 0) return [];
  const answer = await graphqlRequest(http, RevokedDevicesDocument, { ids: known.map(({ deviceId }) => deviceId) });
  if (answer.kind !== "data") return [];
  const revoked = await Promise.all(
    answer.data.r.map(async ({ id, proof }) => {
      const account = known.find(({ deviceId }) => deviceId === id);
      return account && (await sha256(proof)) === account.revocationMark ? account : null;
    }),
  );
  return revoked.filter((account) => account !== null);
}

async function shutOut({ session, openDb }: RevocationPorts, { userId, deviceId }: Account): Promise<void> {
  const { storage } = session.ports;
  const db = openDb(userId);
  await wipeUser(db);
  const waiting = await db.outbox.count();
  db.close();
  // Nor may a database that is gone be taken for one that the browser threw away.
  storage.setItem(`${db.name}-held`, "");
  const book = readAccounts(storage);
  writeAccounts(storage, {
    current: book.current === userId ? null : book.current,
    known: book.known.filter((one) => one.userId !== userId),
    shutOut: [...othersOf(book.shutOut, userId), { userId, deviceId, waiting, handedOver: 0 }],
  });
  if (session.state.get().account?.userId === userId) session.handTo(null);
}

async function offerUnsent({ session, openDb }: RevocationPorts, one: ShutOut): Promise<void> {
  const { http, clock } = session.ports;
  const db = openDb(one.userId);
  let note = one;
  try {
    for (let left = true; left;) {
      const rows = await db.outbox.where({ state: "waiting" }).sortBy("n");
      const batch = takeBatch(rows, MAX_OPERATIONS);
      const now = Math.min(Math.floor(clock() / 1000), LAST_MOMENT);
      const ops = batch.map(({ text }) => text);
      const answer = await graphqlRequest(http, HandOverDocument, { deviceId: one.deviceId, now, ops });
      if (answer.kind !== "data") return;
      const verdicts = answer.data.r;
      const judged = await letGo(db, batch, verdicts);
      const held = verdicts.filter(({ o }) => o === "HELD").length;
      note = { ...note, waiting: await db.outbox.count(), handedOver: note.handedOver + held };
      keepNote(session.ports.storage, note);
      left = note.waiting > 0 && judged > 0;
    }
    if (note.waiting > 0) return;
    await db.delete();
    keepNote(session.ports.storage, { ...note, deviceId: "" });
  } finally {
    db.close();
  }
}

/** Lets go of what was judged; what was counted as another life of the device had counted is numbered anew. Says of how many. */
function letGo(db: AsiliDb, batch: readonly OutboxRow[], verdicts: HandOverMutation["r"]): Promise<number> {
  const codes = new Map(verdicts.map(({ n, c }) => [n, c]));
  const judged = batch.filter(({ n }) => codes.has(n));
  const reused = judged.filter(({ n }) => codes.get(n) === "COUNTER_REUSED");
  return db.transaction("rw", [db.outbox, db.meta], async () => {
    await db.outbox.bulkDelete(judged.filter((row) => !reused.includes(row)).map(({ n }) => n));
    if (reused.length > 0) await leapAndRequeue(db, reused);
    return judged.length;
  });
}

function keepNote(storage: Session["ports"]["storage"], note: ShutOut): void {
  const book = readAccounts(storage);
  writeAccounts(storage, { ...book, shutOut: [...othersOf(book.shutOut, note.userId), note] });
}

const othersOf = (shutOut: readonly ShutOut[] | undefined, userId: UserId): ShutOut[] =>
  (shutOut ?? []).filter((one) => one.userId !== userId);

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(hash).reduce((hex, byte) => hex + byte.toString(16).padStart(2, "0"), "");
}
