import type { Em } from "../platform/orm.js";
import type { UserId } from "../values/ids.js";
import { loadUsers } from "./load-users.js";
import type { UserType } from "./user.type.js";

/** Who did something; tells nobody where the machine did it. */
export async function readPeople(
  em: Em,
  ids: readonly (UserId | null)[],
): Promise<(id: UserId | null) => UserType | null> {
  const people = await loadUsers(
    em,
    ids.filter((id) => id !== null),
  );
  return (id) => (id === null ? null : (people.get(id) ?? null));
}
