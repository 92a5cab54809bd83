import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { writeRows } from "../../platform/write-rows.js";
import type { Actor } from "../../schools/actor.js";
import { toLineText } from "../../values/line-text.js";

export type WantedProfile = {
  readonly motto: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
};

const PROFILE = {
  name: "schoolProfile",
  columns: ["schoolId", "motto", "address", "phone", "email"],
  key: ["schoolId"],
} as const;

/** Says what the school's papers are to say of it, from now on. */
export async function saveSchoolProfile(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  wanted: WantedProfile,
): Promise<void> {
  const texts = {
    motto: readText(wanted.motto, "the motto", 120),
    address: readText(wanted.address, "the address", 160),
    phone: readText(wanted.phone, "the phone numbers", 60),
    email: readText(wanted.email, "the e-mail address", 120),
  };
  await writeRows(tx, PROFILE, [{ schoolId, ...texts }]);
  const subject = `school:${schoolId}`;
  const detail = Object.values(texts).join("; ");
  await recordAudit(tx, { schoolId, userId, action: "school-profile.saved", subject, detail, at: now });
}

function readText(text: string, what: string, most: number): string {
  const clean = toLineText(text);
  if (clean.length <= most) return clean;
  throw new Refusal(ErrorCode.badInput, `Write ${what} in at most ${most} letters.`);
}
