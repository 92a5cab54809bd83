import { Role } from "../../../values/role.js";

export type StaffRole = Exclude<Role, "guardian">;

/** What a role is called in lists, in English and Kiswahili; exports write the first of each. */
export const ROLE_WORDS: Record<StaffRole, readonly [string, ...string[]]> = {
  [Role.admin]: ["Administrator", "admin", "msimamizi"],
  [Role.head]: ["Head teacher", "head", "headteacher", "principal", "mwalimu mkuu"],
  [Role.deputy]: ["Deputy head", "deputy", "deputy head teacher", "deputy principal", "naibu mwalimu mkuu", "naibu"],
  [Role.bursar]: ["Bursar", "accounts clerk", "accountant", "mhasibu"],
  [Role.classTeacher]: ["Class teacher", "mwalimu wa darasa"],
  [Role.subjectTeacher]: ["Subject teacher", "teacher", "mwalimu wa somo", "mwalimu"],
};
