import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import type { GuardianId, LearnerId, SchoolId } from "../values/ids.js";
import type { Phone } from "../values/phone.js";
import { Guardian } from "./guardian.entity.js";
import { Guardianship } from "./guardianship.entity.js";

export type Contact = { name: string; phone: Phone | null; relation: string | null };

/**
 * Gives learners their guardians, first to be called first. A phone is one guardian's in the school: who shares it
 * shares the guardian, under the name that was known first. A guardian without a phone is a record of one learner's.
 */
export async function addGuardians(
  tx: Em,
  schoolId: SchoolId,
  contacts: readonly (Contact & { learnerId: LearnerId; priority: number })[],
): Promise<void> {
  const byPhone = await guardiansByPhone(tx, schoolId, contacts);
  const guardianships: { learnerId: LearnerId; guardianId: GuardianId; relation: string | null; priority: number }[] =
    [];
  for (const { learnerId, name, phone, relation, priority } of contacts) {
    const known = phone === null ? undefined : byPhone.get(phone);
    const guardianId = known ?? (await tx.insert(Guardian, { schoolId, name, phone: null, userId: null }));
    guardianships.push({ learnerId, guardianId, relation, priority });
  }
  const rows = guardianships.map((row) => ({ schoolId, ...row }));
  for (const chunk of chunksOf(rows, 1000)) await tx.insertMany(Guardianship, [...chunk]);
}

async function guardiansByPhone(
  tx: Em,
  schoolId: SchoolId,
  contacts: readonly Contact[],
): Promise<Map<Phone, GuardianId>> {
  const names = new Map<Phone, string>();
  for (const { name, phone } of contacts) if (phone !== null && !names.has(phone)) names.set(phone, name);

  const known = await idsByPhone(tx, schoolId, [...names.keys()]);
  const rows = [...names]
    .filter(([phone]) => !known.has(phone))
    .map(([phone, name]) => ({ schoolId, name, phone, userId: null }));
  for (const chunk of chunksOf(rows, 1000)) await tx.insertMany(Guardian, [...chunk]);
  return idsByPhone(tx, schoolId, [...names.keys()]);
}

async function idsByPhone(tx: Em, schoolId: SchoolId, phones: Phone[]): Promise<Map<Phone, GuardianId>> {
  const ids = new Map<Phone, GuardianId>();
  for (const chunk of chunksOf(phones, 1000)) {
    const rows = await tx.execute<{ id: GuardianId; phone: Phone }[]>(
      "select id, phone from guardian where school_id = ? and phone in (?) order by id desc",
      [schoolId, chunk],
    );
    for (const { id, phone } of rows) ids.set(phone, id);
  }
  return ids;
}
