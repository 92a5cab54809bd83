import { refuse } from "../school-refusal.js";
import { ContactRule, Custody } from "../../values/contact-rule.js";
import { toLineText } from "../../values/line-text.js";
import { type Phone, parsePhone } from "../../values/phone.js";
import type { Contact } from "../add-guardians.js";
import { readOptional } from "../life/read-identity.js";

/** A guardian as somebody writes them down; phones as they are typed. */
export type NewGuardian = {
  name: string;
  phone?: string | null;
  secondPhone?: string | null;
  relation?: string | null;
  contact?: ContactRule | null;
  custody?: Custody | null;
  seesRecords?: boolean | null;
  livesWith?: boolean | null;
};

/** The most guardians a learner may have. */
export const MOST_GUARDIANS = 8;

export function checkMayAddGuardians(count: number): void {
  if (count <= MOST_GUARDIANS) return;
  throw refuse("GUARDIANS_FULL", { most: MOST_GUARDIANS });
}

export function readGuardian(written: NewGuardian): Contact & { name: string } {
  return {
    name: readGuardianName(written.name),
    phone: readPhone(written.phone),
    secondPhone: readPhone(written.secondPhone),
    relation: readRelation(written.relation),
    contact: written.contact ?? ContactRule.always,
    custody: written.custody ?? Custody.unknown,
    seesRecords: written.seesRecords ?? true,
    livesWith: written.livesWith ?? null,
  };
}

function readGuardianName(text: string): string {
  const name = toLineText(text);
  if (name !== "" && name.length <= 120) return name;
  throw refuse("GUARDIAN_NAME");
}

const readRelation = (text: string | null | undefined): string | null => readOptional(text, 30, "RELATION_LENGTH");

/** A Kenyan mobile number however it is typed; null for none. */
function readPhone(text: string | null | undefined): Phone | null {
  if (text == null || text.trim() === "") return null;
  const phone = parsePhone(text);
  if (phone) return phone;
  throw refuse("GUARDIAN_PHONE", { phone: toLineText(text).slice(0, 30) });
}
