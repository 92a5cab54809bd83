import { ErrorCode, Refusal } from "../../errors.js";
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
  throw new Refusal(ErrorCode.badInput, `A learner has at most ${MOST_GUARDIANS} guardians: take one off first.`);
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
  throw new Refusal(ErrorCode.badInput, "Write the guardian’s name, in at most 120 letters.");
}

const readRelation = (text: string | null | undefined): string | null => readOptional(text, 30, "The relation");

/** A Kenyan mobile number however it is typed; null for none. */
function readPhone(text: string | null | undefined): Phone | null {
  if (text == null || text.trim() === "") return null;
  const phone = parsePhone(text);
  if (phone) return phone;
  throw new Refusal(
    ErrorCode.badInput,
    `“${toLineText(text).slice(0, 30)}” is no Kenyan mobile number: write 0712 345 678.`,
  );
}
