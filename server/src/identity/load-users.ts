import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import type { UserId } from "../values/ids.js";
import { toUserType, type UserType } from "./user.type.js";
import type { User } from "./user.entity.js";

type UserRow = Pick<User, "id" | "name" | "phone" | "email" | "locale">;

/** The people of these ids, by id; whoever has acted in a school stays known to it by name. */
export async function loadUsers(em: Em, ids: readonly UserId[]): Promise<Map<UserId, UserType>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const sql = `select id, name, phone, email, locale from \`user\` where id in ${placesFor(wanted)}`;
  const rows = await runSql<UserRow>(em, sql, wanted);
  return new Map(rows.map((row) => [row.id, toUserType(row)]));
}
