import { ErrorCode, Refusal } from "../../errors.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";

export type NationalIds = { upi: string | null; birthCertificate: string | null; assessmentNumber: string | null };

const COLUMNS = { upi: "upi", birthCertificate: "birth_certificate", assessmentNumber: "assessment_number" } as const;
const NAMES = { upi: "UPI", birthCertificate: "Birth certificate", assessmentNumber: "Assessment number" } as const;
const MOST_LETTERS = 30;

/** A national id as it is kept: capitals, no blanks; null for an empty one. */
export function toNationalId(field: keyof NationalIds, text: string | null): string | null {
  const id = toLineText(text ?? "")
    .replaceAll(/\s/g, "")
    .toUpperCase();
  if (id.length > MOST_LETTERS) {
    throw new Refusal(ErrorCode.badInput, `${NAMES[field]}: at most ${MOST_LETTERS} letters and digits.`);
  }
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
    const who = `${owner.name} (${owner.admissionNumber})`;
    throw new Refusal(ErrorCode.conflict, `${NAMES[field]} ${id} is ${who}’s. Look at both papers again.`);
  }
}
