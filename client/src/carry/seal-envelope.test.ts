import { expect, it } from "vitest";
import type { Account } from "../api/account";
import { openDb } from "../db/open-db";
import { memoryDatabases } from "../db/testing/memory-databases";
import { MOST_IN_A_CODE, toCarryTexts } from "../values/carry-text";
import type { Cell } from "../values/cell";
import type { ClassId, Position, ReasonId, Seq, UserId } from "../values/ids";
import { parseSchoolDay } from "../values/school-day";
import type { Status } from "../values/status";
import { envelopeId, tagOf } from "./envelope-id";
import { exportUnsent } from "./export-unsent";
import { openEnvelope } from "./open-envelope";
import { sealEnvelopes } from "./seal-envelope";
import { writeOperations } from "../sync/outbox/write-operations";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const ACCOUNT = { deviceId: "4711", userId: 812 as UserId, schoolId: "37" } as Account;
const DAY = parseSchoolDay("2026-11-23");

const aPhone = () => openDb(ACCOUNT.userId, memoryDatabases());
type Db = ReturnType<typeof aPhone>;

/** The registers of nine classes of 45 by morning and afternoon, one in ten absent, late or excused: 810 marks. */
async function takeFullDay(db: Db, random: () => number): Promise<void> {
  let at = NOW / 1000 - 28_800;
  for (const session of ["m", "a"] as const) {
    for (let classId = 212; classId < 221; classId++) {
      const seen = Math.floor(4000 + random() * 5000) as Seq;
      const cells = Array.from({ length: 45 }, (_, index) => anyCell(index + 1, random)).filter(
        (cell) => cell !== null,
      );
      at += Math.floor(random() * 900);
      const said = { classId: classId as ClassId, day: DAY, session, seen, at };
      await write(db, { kind: "roll", ...said, rosterRev: 1 + (classId % 7), default: "P", cells });
    }
  }
}

function anyCell(position: number, random: () => number): Cell | null {
  if (random() > 0.1) return null;
  const status: Status = random() < 0.6 ? "A" : random() < 0.7 ? "L" : "E";
  const reasonId = Math.ceil(random() * 8) as ReasonId;
  return {
    position: position as Position,
    status,
    ...(status !== "L" && random() < 0.7 && { reasonId }),
    ...(status === "L" && { minutesLate: 5 * Math.ceil(random() * 9) }),
  };
}

const write = (db: Db, said: Parameters<typeof writeOperations>[1][number]) =>
  db.transaction("rw", [db.outbox, db.meta], () => writeOperations(db, [said]));

it("puts a full day of 810 marks into less than 1 KB and one QR code", async () => {
  for (const seed of [1, 2, 3]) {
    const db = aPhone();
    await takeFullDay(db, lcg(seed));
    const { envelopes, operations } = await sealEnvelopes(db, ACCOUNT, NOW);
    const [envelope] = envelopes;
    const texts = toCarryTexts(envelope!, await tagOf(envelope!), MOST_IN_A_CODE);
    console.log(
      `seed ${seed}: 810 marks, ${operations} registers: ${envelope!.length} bytes signed, ${texts.length} code of ${texts[0]!.length} letters`,
    );
    expect([envelopes.length, operations, texts.length]).toEqual([1, 18, 1]);
    expect(envelope!.length).toBeLessThan(1000);
    const waiting = await db.outbox.toArray();
    expect(await openEnvelope(envelope!)).toEqual({
      deviceId: 4711,
      userId: 812,
      schoolId: 37,
      made: NOW / 1000,
      operations: waiting.map(({ text }) => text),
    });
  }
});

it("signs with the device's own key, which nobody can take away", async () => {
  const db = aPhone();
  await takeFullDay(db, lcg(4));
  const [envelope] = (await sealEnvelopes(db, ACCOUNT, NOW)).envelopes;
  const { pair } = (await db.meta.get("deviceKey"))!.value as { pair: CryptoKeyPair };
  const signature = envelope!.subarray(-64);
  const signed = envelope!.subarray(0, -64);
  expect(await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, pair.publicKey, signature, signed)).toBe(true);
  await expect(crypto.subtle.exportKey("jwk", pair.privateKey)).rejects.toThrow();
});

it("leaves out what waits behind a refused one and what was said in another school, and cuts at a push's measure", async () => {
  const db = aPhone();
  for (let n = 1; n <= 203; n++) {
    const cell = { position: n as Position, status: "A" } as const;
    await write(db, { kind: "fix", classId: 12 as ClassId, day: DAY, session: "m", seen: 0 as Seq, at: 1, cell });
  }
  await db.outbox.update(1 as never, { state: "rejected" });
  await db.outbox.update(2 as never, { school: "99" });
  const { envelopes, operations } = await sealEnvelopes(db, ACCOUNT, NOW);
  const contents = await Promise.all(envelopes.map(openEnvelope));
  expect([operations, contents.map((each) => each.operations.length)]).toEqual([201, [200, 1]]);

  const { file } = (await exportUnsent(db, ACCOUNT, NOW))!;
  expect(file.name).toBe("asili-2026-11-23.asili");
  const lines = (await file.text()).trimEnd().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^ASILI1:1\/1:[0-9A-F]{4}:/);
});

it("has nothing to send along when nothing waits", async () => {
  expect(await exportUnsent(aPhone(), ACCOUNT, NOW)).toBeNull();
});

it("names an envelope by its content", async () => {
  const one = Uint8Array.of(1, 2);
  expect(await envelopeId(one)).toBe("A12871FEE210FB86");
  expect(await envelopeId(Uint8Array.of(1, 3))).not.toBe(await envelopeId(one));
});

/** Chance that can be had again. */
function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
