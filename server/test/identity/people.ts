import { Membership } from "../../src/identity/membership.entity.js";
import { User } from "../../src/identity/user.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { hashPassword } from "../../src/platform/password-hash.js";
import { School } from "../../src/schools/school.entity.js";
import type { SchoolId, UserId } from "../../src/values/ids.js";
import type { Phone } from "../../src/values/phone.js";
import type { Role } from "../../src/values/role.js";
import type { BootedApp } from "../boot.js";

export const PASSWORD = "a long password";
const hash = hashPassword(PASSWORD);

let given = 0;

/** A Kenyan mobile number that nobody has yet. */
export const newPhone = (): Phone => `+2547${String(++given).padStart(8, "0")}` as Phone;

/** A school of nothing but its name. */
export async function addBareSchool({ app }: BootedApp, name: string): Promise<SchoolId> {
  const em = app.services.orm.em.fork();
  const school = em.create(School, { name, createdAt: new Date() });
  await em.flush();
  return school.id;
}

/** A person with roles in schools, whose password is `PASSWORD`. */
export async function addPerson(
  { app }: BootedApp,
  phone: string,
  roles: readonly (readonly [SchoolId, Role])[],
  email: string | null = null,
): Promise<UserId> {
  const em = app.services.orm.em.fork() as Em;
  const user = em.create(User, {
    name: `Person ${phone}`,
    phone: phone as Phone,
    email,
    passwordHash: await hash,
    createdAt: new Date(),
  });
  await em.flush();
  for (const [schoolId, role] of roles) em.create(Membership, { schoolId, userId: user.id, role });
  await em.flush();
  return user.id;
}
