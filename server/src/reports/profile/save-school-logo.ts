import { LockMode } from "@mikro-orm/core";
import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Actor } from "../../schools/actor.js";
import type { SchoolId } from "../../values/ids.js";
import { hashLogo, type LogoHash } from "./logo-hash.js";
import { type Picture, readPicture } from "./read-picture.js";
import { saveSchoolProfile } from "./save-school-profile.js";
import { SchoolLogo } from "./school-logo.entity.js";
import { SchoolProfile } from "./school-profile.entity.js";

const MAX_BYTES = 200_000;
/** The one of today, and those that cards were given out under: 8 MB of a school at most. */
export const MOST_LOGOS = 40;

/** Puts a picture on the school's papers; without one it takes away what was there. Cards that are out keep theirs. */
export async function saveSchoolLogo(tx: Em, actor: Actor, now: Date, bytes: Uint8Array | null): Promise<void> {
  const { schoolId, userId } = actor;
  const logo = bytes === null ? null : Buffer.from(bytes);
  const picture = logo === null ? null : checkLogo(logo);
  const hash = logo && hashLogo(logo);
  // Whoever gives cards out meanwhile has read which logo they carry, and waits or is waited for.
  const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, disableIdentityMap: true } as const;
  const known = await tx.findOne(SchoolProfile, { schoolId }, locked);
  if (!known) await saveSchoolProfile(tx, actor, now, { motto: "", address: "", phone: "", email: "" });
  await tx.nativeUpdate(SchoolProfile, { schoolId }, { logoHash: hash, logoAt: logo && now });
  await dropUnusedLogos(tx, schoolId, hash);
  if (logo && picture) await keepLogo(tx, { schoolId, hash: hashLogo(logo), type: picture.type, bytes: logo });
  const subject = `school:${schoolId}`;
  const detail = picture ? `${picture.type}, ${picture.width} x ${picture.height}` : "taken away";
  await recordAudit(tx, { schoolId, userId, action: "school-logo.saved", subject, detail, at: now });
}

type KeptLogo = { schoolId: SchoolId; hash: LogoHash; type: Picture["type"]; bytes: Buffer };

async function keepLogo(tx: Em, logo: KeptLogo): Promise<void> {
  const { schoolId, hash } = logo;
  if ((await tx.count(SchoolLogo, { schoolId, hash })) > 0) return;
  if ((await tx.count(SchoolLogo, { schoolId })) >= MOST_LOGOS) {
    throw new Refusal(
      ErrorCode.badInput,
      `Published report cards carry ${MOST_LOGOS} different logos already. Choose one of those again.`,
    );
  }
  await tx.insert(SchoolLogo, logo);
}

/** Those that no card was ever given out under. */
async function dropUnusedLogos(tx: Em, schoolId: SchoolId, kept: LogoHash | null): Promise<void> {
  await runSql(
    tx,
    `delete from school_logo where school_id = ? and hash <> ? and not exists (
       select 1 from report_card c where c.school_id = school_logo.school_id and c.logo_hash = school_logo.hash)`,
    [schoolId, kept ?? ""],
  );
}

function checkLogo(logo: Buffer): Picture {
  const picture = logo.length <= MAX_BYTES ? readPicture(logo) : null;
  if (picture) return picture;
  throw new Refusal(
    ErrorCode.badInput,
    "That logo cannot be used. Choose a PNG or JPEG picture of at most 200 kB and 1,000 by 500 dots, not interlaced.",
  );
}
