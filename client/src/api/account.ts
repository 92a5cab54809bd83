import type { Role, SignedInFragment } from "../generated/wire/graphql";
import type { UserId } from "../values/ids";

/** A user known to this phone: enough to open their part of the school without the network. */
export type Account = {
  readonly userId: UserId;
  /** What they sign in with, as they last wrote it. */
  readonly login: string;
  readonly name: string;
  readonly locale: string;
  /** Given by the server at sign-in; operations are numbered under it. */
  readonly deviceId: string;
  /** SHA-256 of what the server shows to prove that it shut this device out; absent until it was last asked. */
  readonly revocationMark?: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly roles: readonly Role[];
  readonly schools: readonly { readonly id: string; readonly name: string; readonly roles: readonly Role[] }[];
};

export function accountOf({ deviceId, revocationMark, viewer }: SignedInFragment, login: string): Account {
  const { user, school, roles, schools } = viewer;
  return {
    userId: Number(user.id) as UserId,
    login,
    name: user.name,
    locale: user.locale,
    deviceId,
    revocationMark,
    schoolId: school.id,
    schoolName: school.name,
    roles,
    schools: schools.map((one) => ({ id: one.school.id, name: one.school.name, roles: one.roles })),
  };
}
