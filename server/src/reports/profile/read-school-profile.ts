import type { Em } from "../../platform/orm.js";
import { readInstant, runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import type { LogoHash } from "./logo-hash.js";
import type { PictureType } from "./read-picture.js";
import { SchoolLogo } from "./school-logo.entity.js";
import { SchoolProfile } from "./school-profile.entity.js";

export type SchoolProfileRow = {
  readonly name: string;
  readonly motto: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  /** Null without one. */
  readonly logoHash: LogoHash | null;
  /** When the logo was last changed; null without one. */
  readonly logoAt: Date | null;
};

export type Logo = { readonly type: PictureType; readonly bytes: Buffer };

type Row = Omit<SchoolProfileRow, "logoAt"> & { logoAt: unknown };

/** What the school's papers say of it; texts that were never given are empty. */
export async function readSchoolProfile(em: Em, schoolId: SchoolId): Promise<SchoolProfileRow> {
  const [row] = await runSql<Row>(
    em,
    `select s.name, coalesce(p.motto, '') as motto, coalesce(p.address, '') as address, coalesce(p.phone, '') as phone,
       coalesce(p.email, '') as email, p.logo_hash as logoHash, p.logo_at as logoAt
     from school s left join school_profile p on p.school_id = s.id where s.id = ?`,
    [schoolId],
  );
  if (!row) throw new Error(`school ${schoolId} went missing`);
  return { ...row, logoAt: row.logoAt === null ? null : readInstant(row.logoAt) };
}

/** The logo of today. */
export async function readLogo(em: Em, schoolId: SchoolId): Promise<Logo | null> {
  const profile = await em.findOne(SchoolProfile, { schoolId }, { disableIdentityMap: true });
  return profile?.logoHash ? readKeptLogo(em, schoolId, profile.logoHash) : null;
}

/** A logo of today or of before; null where the school has none of that name. */
export async function readKeptLogo(em: Em, schoolId: SchoolId, hash: LogoHash): Promise<Logo | null> {
  const logo = await em.findOne(SchoolLogo, { schoolId, hash }, { disableIdentityMap: true });
  return logo && { type: logo.type, bytes: Buffer.from(logo.bytes) };
}
