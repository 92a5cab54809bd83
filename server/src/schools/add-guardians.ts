import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import { ContactRule, Custody } from "../values/contact-rule.js";
import type { GuardianId, LearnerId, SchoolId } from "../values/ids.js";
import type { Phone } from "../values/phone.js";
import { Guardian } from "./guardian.entity.js";
import { Guardianship } from "./guardianship.entity.js";

export type Contact = { name: string; phone: Phone | null; relation: string | null } & Partial<Rules> & {
    secondPhone?: Phone | null;
  };

/** What a guardian may do and is told, of one learner. */
type Rules = { contact: ContactRule; custody: Custody; seesRecords: boolean; livesWith: boolean | null };

/** Of somebody of whom nothing else is known. */
const USUAL: Rules = { contact: ContactRule.always, custody: Custody.unknown, seesRecords: true, livesWith: null };

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
  const guardianships: (Rules & Tie)[] = [];
  for (const { learnerId, name, phone, secondPhone = null, relation, priority, ...said } of contacts) {
    const known = phone === null ? undefined : byPhone.get(phone);
    const unknown = { schoolId, name, phone: null, secondPhone, userId: null };
    const guardianId = known ?? (await tx.insert(Guardian, unknown));
    guardianships.push({ ...USUAL, ...said, learnerId, guardianId, relation, priority });
  }
  const rows = guardianships.map((row) => ({ schoolId, ...row }));
  for (const chunk of chunksOf(rows, 1000)) await tx.insertMany(Guardianship, [...chunk]);
}

type Tie = { learnerId: LearnerId; guardianId: GuardianId; relation: string | null; priority: number };

async function guardiansByPhone(
  tx: Em,
  schoolId: SchoolId,
  contacts: readonly Contact[],
): Promise<Map<Phone, GuardianId>> {
  const names = new Map<Phone, Contact>();
  for (const contact of contacts) {
    if (contact.phone !== null && !names.has(contact.phone)) names.set(contact.phone, contact);
  }

  const known = await idsByPhone(tx, schoolId, [...names.keys()]);
  const rows = [...names]
    .filter(([phone]) => !known.has(phone))
    .map(([phone, { name, secondPhone = null }]) => ({ schoolId, name, phone, secondPhone, userId: null }));
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
