import type { Role } from "../../generated/wire/graphql";

export const TEACHERS: readonly Role[] = ["CLASS_TEACHER", "SUBJECT_TEACHER"];
export const LEADERS: readonly Role[] = ["HEAD", "DEPUTY", "ADMIN"];
export const BURSARS: readonly Role[] = ["BURSAR"];
export const OFFICE: readonly Role[] = [...LEADERS, ...BURSARS];

export const GUARDIANS: readonly Role[] = ["GUARDIAN"];

export const hasRole = (held: readonly Role[], wanted: readonly Role[]): boolean =>
  held.some((role) => wanted.includes(role));
