import { Role } from "../../../values/role.js";
import type { Words } from "../guardians/rule-words.js";

export type StaffRole = Exclude<Role, "guardian">;

/** What a role is called in lists; exports write the first of each. */
export const ROLE_WORDS: Record<StaffRole, Words> = {
  [Role.admin]: ["Administrator", "msimamizi", "admin"],
  [Role.head]: ["Head teacher", "mwalimu mkuu", "head", "headteacher", "principal"],
  [Role.deputy]: ["Deputy head", "naibu mwalimu mkuu", "deputy", "deputy head teacher", "deputy principal", "naibu"],
  [Role.bursar]: ["Bursar", "mhasibu", "accounts clerk", "accountant"],
  [Role.classTeacher]: ["Class teacher", "mwalimu wa darasa"],
  [Role.subjectTeacher]: ["Subject teacher", "mwalimu wa somo", "teacher", "mwalimu"],
};
