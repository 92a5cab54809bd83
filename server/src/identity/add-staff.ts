import { UniqueConstraintViolationException } from "@mikro-orm/core";
import type { Services } from "../context.js";
import { refuseStaff } from "./staff-refusal.js";
import type { Em } from "../platform/orm.js";
import { hashPassword } from "../platform/password-hash.js";
import { inTransaction } from "../platform/transaction.js";
import type { SchoolId } from "../values/ids.js";
import { nameWords } from "../values/name-words.js";
import { type Phone, parsePhone } from "../values/phone.js";
import type { Role } from "../values/role.js";
import { announceAccessChange } from "./announce-access-change.js";
import { checkAdminRole } from "./check-admin-role.js";
import { parseEmail } from "./login.js";
import { Membership } from "./membership.entity.js";
import { publishColleagues } from "./publish-colleagues.js";
import { recordAudit } from "./record-audit.js";
import { temporaryPassword } from "./temporary-password.js";
import { User } from "./user.entity.js";
import type { UserViewer } from "./viewer.js";

export type NewStaff = { name: string; phone: string | null; email: string | null; roles: readonly Role[] };

/** Who adds: a signed-in user, or nobody when the machine itself does (a command, a seed). */
type Actor = UserViewer | { schoolId: SchoolId; userId: null };

const MAX_NAME = 120;

/**
 * Adds a person to a school. Somebody who can sign in already, at another school, keeps their name and password and
 * gets the roles, if the name given is not quite another; anybody else gets a temporary password.
 */
export async function addStaff(
  services: Services,
  actor: Actor,
  input: NewStaff,
): Promise<{ user: User; temporaryPassword: string | null }> {
  const { schoolId, userId: by } = actor;
  const person = readPerson(input);
  const roles = [...new Set(input.roles)];
  if (roles.length === 0) throw refuseStaff("STAFF_ROLES");
  if (actor.userId !== null) checkAdminRole(actor, [], roles);
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  const now = services.clock.now();

  const added = await inTransaction(services.orm.em as Em, async (tx) => {
    tx.setFilterParams("school", { schoolId });
    const known = await findPerson(tx, person);
    const user = known ?? tx.create(User, { ...person, passwordHash, createdAt: now });
    await tx.flush();
    if ((await tx.count(Membership, { userId: user.id })) > 0) {
      throw refuseStaff("STAFF_THERE", { name: user.name });
    }
    if (known && !shareWord(known.name, person.name)) {
      // Nobody learns who has a number by trying to hire its owner.
      throw refuseStaff("STAFF_OTHER_NAME");
    }
    for (const role of roles) tx.create(Membership, { schoolId, userId: user.id, role });
    await tx.flush();
    await publishColleagues(tx, schoolId, now);
    await recordAudit(tx, {
      schoolId,
      userId: by,
      action: "staff.added",
      subject: `user:${user.id}`,
      detail: roles.join(", "),
      at: now,
    });
    return { user, temporaryPassword: known ? null : password };
  }).catch((error: unknown) => {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw refuseStaff("STAFF_JUST_ADDED");
  });
  services.relay.kick();
  await announceAccessChange(services, added.user.id);
  return added;
}

type Person = { name: string; phone: Phone | null; email: string | null };

function readPerson(input: NewStaff): Person {
  const name = input.name.trim().normalize("NFC").replaceAll(/\s+/g, " ");
  if (name === "" || name.length > MAX_NAME) {
    throw refuseStaff("STAFF_NAME", { most: MAX_NAME });
  }
  const phone = input.phone?.trim() ? parsePhone(input.phone) : null;
  if (input.phone?.trim() && !phone) throw refuseStaff("STAFF_PHONE");
  const email = input.email?.trim() ? parseEmail(input.email) : null;
  if (input.email?.trim() && !email) throw refuseStaff("STAFF_EMAIL");
  if (!phone && !email) throw refuseStaff("STAFF_LOGIN");
  return { name, phone, email };
}

/** Whether two names have a word in common; a letter is none. */
function shareWord(one: string, other: string): boolean {
  const words = nameWords(other).filter((word) => word.length > 1);
  return nameWords(one).some((word) => words.includes(word));
}

/** The user with this phone or e-mail; refuses when they belong to two different people. */
async function findPerson(tx: Em, { phone, email }: Person): Promise<User | null> {
  const byPhone = phone === null ? null : await tx.findOne(User, { phone });
  const byEmail = email === null ? null : await tx.findOne(User, { email });
  if (byPhone && byEmail && byPhone.id !== byEmail.id) {
    throw refuseStaff("STAFF_TWO_PEOPLE");
  }
  return byPhone ?? byEmail;
}
