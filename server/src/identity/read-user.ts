import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import type { UserId } from "../values/ids.js";
import type { User } from "./user.entity.js";

type UserRow = Pick<User, "id" | "name" | "phone" | "email" | "locale">;

/** A person as the API shows them, whom there must be. */
export async function readUser(em: Em, userId: UserId): Promise<UserRow> {
  const sql = "select id, name, phone, email, locale from `user` where id = ?";
  const [row] = await runSql<UserRow>(em, sql, [userId]);
  if (!row) throw new Error(`there is no user ${userId}`);
  return row;
}
