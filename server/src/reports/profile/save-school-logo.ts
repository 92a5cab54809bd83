import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import { readPicture } from "./read-picture.js";
import { saveSchoolProfile } from "./save-school-profile.js";
import { SchoolProfile } from "./school-profile.entity.js";

const MAX_BYTES = 200_000;

/** Puts a picture on the school's papers; without one it takes away what was there. */
export async function saveSchoolLogo(tx: Em, actor: Actor, now: Date, bytes: Uint8Array | null): Promise<void> {
  const { schoolId, userId } = actor;
  const logo = bytes === null ? null : Buffer.from(bytes);
  const picture = logo === null ? null : checkLogo(logo);
  const [known] = await runSql(tx, "select 1 from school_profile where school_id = ?", [schoolId]);
  if (!known) await saveSchoolProfile(tx, actor, now, { motto: "", address: "", phone: "", email: "" });
  const change = { logo, logoType: picture?.type ?? null, logoAt: logo && now };
  await tx.nativeUpdate(SchoolProfile, { schoolId }, change);
  const subject = `school:${schoolId}`;
  const detail = picture ? `${picture.type}, ${picture.width} x ${picture.height}` : "taken away";
  await recordAudit(tx, { schoolId, userId, action: "school-logo.saved", subject, detail, at: now });
}

function checkLogo(logo: Buffer) {
  const picture = logo.length <= MAX_BYTES ? readPicture(logo) : null;
  if (picture) return picture;
  throw new Refusal(
    ErrorCode.badInput,
    "That logo cannot be used. Choose a PNG or JPEG picture of at most 200 kB and 1,000 by 500 dots, not interlaced.",
  );
}
