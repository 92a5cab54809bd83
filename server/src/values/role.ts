/** What a user may be in one school; a user may hold several. An integrator is a key, not a role. */
export const Role = {
  admin: "admin",
  head: "head",
  deputy: "deputy",
  bursar: "bursar",
  classTeacher: "class-teacher",
  subjectTeacher: "subject-teacher",
  guardian: "guardian",
} as const;
export type Role = (typeof Role)[keyof typeof Role];

export const ROLES: readonly Role[] = Object.values(Role);

/** Each role once, in the order of `ROLES`. */
export const inRoleOrder = (roles: Iterable<Role>): Role[] => {
  const held = new Set(roles);
  return ROLES.filter((role) => held.has(role));
};
