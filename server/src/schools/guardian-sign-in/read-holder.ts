import { readRoles } from "../../identity/read-roles.js";
import { User } from "../../identity/user.entity.js";
import type { Em } from "../../platform/orm.js";
import type { Phone } from "../../values/phone.js";
import { Role } from "../../values/role.js";
import { Guardian } from "../guardian.entity.js";

/**
 * Who holds a phone, as far as signing in by a code goes: a guardian; somebody of a school's staff, whose sign-in opens
 * more than a text message may; or nobody a school knows.
 */
export type Holder = "guardian" | "staff" | "nobody";

export async function readHolder(em: Em, phone: Phone): Promise<Holder> {
  const user = await em.findOne(User, { phone });
  if (user) {
    if (user.disabledAt) return "nobody";
    const roles = [...(await readRoles(em, user.id)).values()].flat();
    if (roles.some((role) => role !== Role.guardian)) return "staff";
  }
  return (await em.count(Guardian, { phone }, { filters: { school: false } })) > 0 ? "guardian" : "nobody";
}
