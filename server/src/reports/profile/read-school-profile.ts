import type { Em } from "../../platform/orm.js";
import { readInstant, runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import type { PictureType } from "./read-picture.js";

export type SchoolProfileRow = {
  readonly name: string;
  readonly motto: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
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
       coalesce(p.email, '') as email, p.logo_at as logoAt
     from school s left join school_profile p on p.school_id = s.id where s.id = ?`,
    [schoolId],
  );
  if (!row) throw new Error(`school ${schoolId} went missing`);
  return { ...row, logoAt: row.logoAt === null ? null : readInstant(row.logoAt) };
}

export async function readLogo(em: Em, schoolId: SchoolId): Promise<Logo | null> {
  const [row] = await runSql<{ type: PictureType | null; bytes: Uint8Array | null }>(
    em,
    "select logo_type as type, logo as bytes from school_profile where school_id = ?",
    [schoolId],
  );
  return row?.type && row.bytes ? { type: row.type, bytes: Buffer.from(row.bytes) } : null;
}
