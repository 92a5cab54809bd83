import type { Phone } from "../../values/phone.js";
import { isAway, LearnerStatus } from "../../values/learner-status.js";
import type { Contact } from "../add-guardians.js";
import type { NewLearner } from "../insert-learners.js";
import { className } from "../class-name.js";
import { classKey } from "./class-key.js";
import type { KnownLearner, Picture } from "./picture.js";
import type { Entry } from "./read-entry.js";
import type { ClassRef } from "./resolve-classes.js";
import type { FieldChange, LearnerChange } from "./roster-plan.js";
import { isSameName } from "./same-name.js";

const RECORD_FIELDS = ["name", "sex", "birthDate", "upi", "birthCertificate", "assessmentNumber"] as const;

/**
 * What a row changes of a learner the school knows; a cell that is empty changes nothing. `claimed` holds the phones
 * that are some guardian's, and takes up those that become one's.
 */
export function planChange(
  entry: Entry & { schoolClass: ClassRef },
  learner: KnownLearner,
  contacts: readonly Contact[],
  picture: Picture,
  claimed: Set<Phone>,
): LearnerChange {
  const fields: FieldChange[] = [];
  const record: Partial<NewLearner> = {};
  for (const field of RECORD_FIELDS) {
    const to = entry[field];
    if (to === null || to === learner[field]) continue;
    Object.assign(record, { [field]: to });
    fields.push({ field, from: learner[field], to });
  }
  const joins = planMove(entry, learner, picture, fields);
  const guardians = planGuardians(contacts, learner, fields, claimed);
  const { line } = entry;
  const { id: learnerId, admissionNumber } = learner;
  const knownContacts = learner.contacts.length;
  return { line, learnerId, admissionNumber, name: entry.name, fields, record, joins, knownContacts, ...guardians };
}

function planMove(
  { schoolClass }: { schoolClass: ClassRef },
  { classIds, status }: KnownLearner,
  { classes, classNames }: Picture,
  fields: FieldChange[],
): ClassRef | null {
  const now = classes.filter(({ id }) => classIds.includes(id));
  if (now.some((known) => classKey(known) === classKey(schoolClass))) return null;
  const from = classIds.map((id) => classNames.get(id)).join(", ");
  fields.push({ field: "class", from: from || null, to: className(schoolClass) });
  if (isAway(status)) fields.push({ field: "status", from: status, to: LearnerStatus.active });
  return schoolClass;
}

type GuardianChanges = Pick<LearnerChange, "newContacts" | "phones" | "relations">;

function planGuardians(
  contacts: readonly Contact[],
  learner: KnownLearner,
  fields: FieldChange[],
  claimed: Set<Phone>,
): GuardianChanges {
  const changes: GuardianChanges = { newContacts: [], phones: [], relations: [] };
  for (const contact of contacts) {
    const { name, phone, relation } = contact;
    const known = findKnown(contact, learner, claimed);
    if (phone !== null) claimed.add(phone);
    if (!known) {
      changes.newContacts.push(contact);
      fields.push({ field: "guardian", from: null, to: phone === null ? name : `${name} ${phone}` });
      continue;
    }
    if (phone !== null && known.phone === null) {
      changes.phones.push({ guardianId: known.guardianId, phone });
      fields.push({ field: "guardian", from: known.name, to: `${known.name} ${phone}` });
    }
    if (relation !== null && relation !== known.relation) {
      changes.relations.push({ guardianshipId: known.guardianshipId, relation });
      fields.push({ field: "relation", from: known.relation, to: relation });
    }
  }
  return changes;
}

function findKnown({ name, phone }: Contact, { contacts }: KnownLearner, claimed: ReadonlySet<Phone>) {
  const sameName = contacts.filter((known) => isSameName(known.name, name));
  if (phone === null) return sameName[0];
  const ofPhone = contacts.find((known) => known.phone === phone);
  return ofPhone ?? (claimed.has(phone) ? undefined : sameName.find((known) => known.phone === null));
}
