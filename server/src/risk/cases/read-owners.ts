import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { SchoolId, UserId } from "../../values/ids.js";
import { Role } from "../../values/role.js";
import type { RiskOwnerType } from "./risk-case.type.js";

/** Those of whom `mayOwnCases` holds. */
const OWNERS = [Role.head, Role.deputy, Role.classTeacher, Role.subjectTeacher] as const;
/** More than any school has teachers. */
const MOST = 500;

/** Who of the school may see to cases, by name. */
export async function readOwners(em: Em, schoolId: SchoolId): Promise<RiskOwnerType[]> {
  const rows = await readWhere(em, schoolId, "order by u.name, u.id limit ?", MOST);
  return rows.map(({ id, name }) => ({ id: String(id), name }));
}

/** What somebody who may see to cases is called; null for whoever may not. */
export async function findOwner(em: Em, schoolId: SchoolId, userId: UserId): Promise<string | null> {
  const [owner] = await readWhere(em, schoolId, "and u.id = ?", userId);
  return owner?.name ?? null;
}

const readWhere = (em: Em, schoolId: SchoolId, rest: string, value: number): Promise<{ id: UserId; name: string }[]> =>
  runSql(
    em,
    `select u.id, u.name from \`user\` u where u.disabled_at is null and exists (select 1 from membership m
       where m.user_id = u.id and m.school_id = ? and m.role in ${placesFor(OWNERS)}) ${rest}`,
    [schoolId, ...OWNERS, value],
  );
