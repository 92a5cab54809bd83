import type { Role } from "../../generated/wire/graphql";

export const TEACHERS: readonly Role[] = ["CLASS_TEACHER", "SUBJECT_TEACHER"];
export const LEADERS: readonly Role[] = ["HEAD", "DEPUTY", "ADMIN"];
export const BURSARS: readonly Role[] = ["BURSAR"];
export const OFFICE: readonly Role[] = [...LEADERS, ...BURSARS];

/** Those who follow learners up, or see to a case that was given to them. */
export const FOLLOW_UP: readonly Role[] = ["HEAD", "DEPUTY", ...TEACHERS];

export const GUARDIANS: readonly Role[] = ["GUARDIAN"];

export const hasRole = (held: readonly Role[], wanted: readonly Role[]): boolean =>
  held.some((role) => wanted.includes(role));
