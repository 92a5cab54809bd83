import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { refuse } from "../school-refusal.js";

export type NationalIds = { upi: string | null; birthCertificate: string | null; assessmentNumber: string | null };

const COLUMNS = { upi: "upi", birthCertificate: "birth_certificate", assessmentNumber: "assessment_number" } as const;
const TOO_LONG = {
  upi: "UPI_LENGTH",
  birthCertificate: "BIRTH_CERTIFICATE_LENGTH",
  assessmentNumber: "ASSESSMENT_NUMBER_LENGTH",
} as const;
const TAKEN = {
  upi: "UPI_TAKEN",
  birthCertificate: "BIRTH_CERTIFICATE_TAKEN",
  assessmentNumber: "ASSESSMENT_NUMBER_TAKEN",
} as const;
const MOST_LETTERS = 30;

/** A national id as it is kept: capitals, no blanks; null for an empty one. */
export function toNationalId(field: keyof NationalIds, text: string | null): string | null {
  const id = toLineText(text ?? "")
    .replaceAll(/\s/g, "")
    .toUpperCase();
  if (id.length > MOST_LETTERS) throw refuse(TOO_LONG[field], { most: MOST_LETTERS });
  return id === "" ? null : id;
}

/** Refuses ids that another learner of the school has, and says who. Nobody needs to have any. */
export async function checkNationalIds(
  tx: Em,
  schoolId: SchoolId,
  ids: Partial<NationalIds>,
  own: LearnerId | null,
): Promise<void> {
  for (const field of Object.keys(COLUMNS) as (keyof NationalIds)[]) {
    const id = ids[field];
    if (!id) continue;
    const [owner] = await runSql<{ id: LearnerId; name: string; admissionNumber: string }>(
      tx,
      `select id, name, admission_number as admissionNumber from learner
       where school_id = ? and ${COLUMNS[field]} = ? and id <> ?`,
      [schoolId, id, own ?? 0],
    );
    if (!owner) continue;
    throw refuse(TAKEN[field], { id, owner: `${owner.name} (${owner.admissionNumber})` });
  }
}
