import { readSettings } from "../../test/mpesa/practice.js";
import { Device } from "../../src/identity/device.entity.js";
import { Membership } from "../../src/identity/membership.entity.js";
import { newFamily, newRefreshToken, openSession } from "../../src/identity/open-session.js";
import { User } from "../../src/identity/user.entity.js";
import { hashSecret } from "../../src/platform/hash-secret.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { writeRows } from "../../src/platform/write-rows.js";
import { Guardian } from "../../src/schools/guardian.entity.js";
import { Guardianship } from "../../src/schools/guardianship.entity.js";
import type { LearnerId } from "../../src/values/ids.js";
import type { Phone } from "../../src/values/phone.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../../test/a-school.js";
import { bootApp } from "../../test/boot.js";
import { type EngineName, redisUrl } from "../../test/engines.js";
import { reportPeer } from "../server/report-peer.js";

/** A server with a school of so many guardians, each with a child of their own and signed in, and a known address for payments. */
export type MpesaAppStarted = { url: string; secret: string; guardians: { token: string; admissionNumber: string }[] };
export type MpesaAppArguments = { engine: EngineName; settings: object; guardians: number };

const SECRET = "b".repeat(40);
const CLASS_SIZE = 50;

const { engine, settings, guardians } = JSON.parse(process.argv[2]!) as MpesaAppArguments;
const booted = await bootApp({ engine, redis: redisUrl, config: { mpesa: readSettings(settings) } });
const { services } = booted.app;
const builder = aSchool(services);
for (let nth = 0; nth < guardians / CLASS_SIZE; nth++)
  builder.withClass("G7", `Stream ${nth}`).withLearners(CLASS_SIZE);
const school = await builder.withStaff(Role.bursar).build();

const now = services.clock.now();
const learnerIds = school.classes.flatMap((schoolClass) => schoolClass.learnerIds);
const signedIn = await inTransaction(services.orm.em as Em, async (tx) => {
  const row = { schoolId: school.id, shortcode: "600001", secretHash: hashSecret(SECRET), takesAnyAccount: true };
  const columns = ["schoolId", "shortcode", "secretHash", "takesAnyAccount", "userId", "createdAt"] as const;
  await writeRows(tx, { name: "mpesaSecret", columns }, [{ ...row, userId: null, createdAt: now }]);
  const tokens: string[] = [];
  for (const [nth, learnerId] of learnerIds.entries()) tokens.push(await addGuardian(tx, nth, learnerId));
  return tokens;
});

async function addGuardian(tx: Em, nth: number, learnerId: LearnerId): Promise<string> {
  const phone = `+2541${String(nth).padStart(8, "0")}` as Phone;
  const person = { name: `Guardian ${nth}`, phone, email: null, passwordHash: "none", locale: "en", createdAt: now };
  const userId = await tx.insert(User, { ...person, disabledAt: null });
  await tx.insert(Membership, { schoolId: school.id, userId, role: Role.guardian });
  const guardianId = await tx.insert(Guardian, { schoolId: school.id, name: person.name, phone, userId });
  await tx.insert(Guardianship, { schoolId: school.id, learnerId, guardianId, relation: null, priority: 1 });
  const deviceId = await tx.insert(Device, { userId, label: "Phone", createdAt: now, lastSeenAt: now });
  const standing = { userId, deviceId, schoolId: school.id, roles: [Role.guardian] };
  return (await openSession(tx, services, standing, newFamily(), newRefreshToken())).accessToken;
}

const started: MpesaAppStarted = {
  url: booted.url,
  secret: SECRET,
  guardians: signedIn.map((token, nth) => ({ token, admissionNumber: String(nth + 1).padStart(4, "0") })),
};
reportPeer(started, () => booted[Symbol.asyncDispose]());
