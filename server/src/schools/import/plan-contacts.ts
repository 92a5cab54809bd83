import type { AdmissionNumber } from "../../values/admission-number.js";
import type { Phone } from "../../values/phone.js";
import type { Contact } from "../add-guardians.js";
import { Column } from "./column.js";
import { FaultCode } from "./fault.js";
import type { Picture } from "./picture.js";
import type { Entry } from "./read-entry.js";
import type { TellFault } from "./tell-fault.js";
import { isSameName } from "./same-name.js";

type Row = Entry & { admissionNumber: AdmissionNumber };

/**
 * Who the rows' guardians are, by line: whoever has a phone already, in the school or further up the list, keeps
 * their name, and siblings share them. A number without a name is "Guardian of" the learner it came with first.
 */
export function planContacts(rows: readonly Row[], picture: Picture, tell: TellFault) {
  const names = new Map(picture.guardianNames);
  const contacts = new Map<number, Contact[]>();
  const sharers = new Map<Phone, Set<AdmissionNumber>>();
  let newGuardians = 0;

  for (const row of rows) {
    const resolved = row.contacts.map((contact): Contact => {
      const { phone } = contact;
      const name = contact.name || `Guardian of ${row.name}`.slice(0, 120);
      if (phone === null) {
        if (!hasContactOfName(picture, row, name)) newGuardians++;
        return { ...contact, name };
      }
      sharers.set(phone, (sharers.get(phone) ?? new Set()).add(row.admissionNumber));
      const known = names.get(phone);
      if (known === undefined && !hasPhonelessContact(picture, row, name)) newGuardians++;
      if (known === undefined) names.set(phone, name);
      else if (contact.name !== "" && !isSameName(contact.name, known)) {
        tell.warning(row, FaultCode.guardianKnownAs, Column.guardianName, phone, known);
      }
      return { ...contact, name: known ?? name };
    });
    contacts.set(row.line, resolved);
  }
  const siblings = new Set([...sharers.values()].filter(({ size }) => size > 1).flatMap((numbers) => [...numbers]));
  return { contacts, newGuardians, siblings: siblings.size };
}

const contactsOf = ({ learners }: Picture, { admissionNumber }: Row) => learners.get(admissionNumber)?.contacts ?? [];

const hasContactOfName = (picture: Picture, row: Row, name: string) =>
  contactsOf(picture, row).some((known) => isSameName(known.name, name));

const hasPhonelessContact = (picture: Picture, row: Row, name: string) =>
  contactsOf(picture, row).some((known) => known.phone === null && isSameName(known.name, name));
