import type { Em } from "../../platform/orm.js";
import { Membership } from "../../identity/membership.entity.js";
import { User } from "../../identity/user.entity.js";
import type { Phone } from "../../values/phone.js";
import { Role } from "../../values/role.js";
import { Guardian } from "../guardian.entity.js";
import { tellTiesChanged } from "../../identity/tell-ties-changed.js";

const ANY_SCHOOL = { filters: { school: false } } as const;

/**
 * Makes whoever holds this phone the user behind every guardian known under it, in all schools, and gives them the role
 * there. A guardian who is another user's already stays so. Null when no school knows the phone as a guardian's.
 */
export async function adoptGuardian(tx: Em, phone: Phone, locale: string, now: Date): Promise<User | null> {
  const guardians = await tx.find(Guardian, { phone }, { ...ANY_SCHOOL, orderBy: { id: "asc" } });
  const [first] = guardians;
  if (!first) return null;
  const known = await tx.findOne(User, { phone });
  const user = known ?? tx.create(User, { name: first.name, phone, locale, createdAt: now });
  await tx.flush();
  const adopted = guardians.filter(({ userId }) => userId === null);
  for (const guardian of adopted) guardian.userId = user.id;
  const theirs = guardians.filter(({ userId }) => userId === user.id).map(({ schoolId }) => schoolId);
  const held = await tx.find(Membership, { userId: user.id, role: Role.guardian }, ANY_SCHOOL);
  for (const schoolId of new Set(theirs)) {
    if (held.every((membership) => membership.schoolId !== schoolId))
      tx.create(Membership, { schoolId, userId: user.id, role: Role.guardian });
  }
  await tx.flush();
  for (const schoolId of new Set(adopted.map((guardian) => guardian.schoolId))) {
    await tellTiesChanged(tx, now, schoolId, { userIds: [user.id] });
  }
  return user;
}
