import { registerEnumType } from "type-graphql";
import { Role } from "../values/role.js";

export const RoleEnum = {
  ADMIN: Role.admin,
  HEAD: Role.head,
  DEPUTY: Role.deputy,
  BURSAR: Role.bursar,
  CLASS_TEACHER: Role.classTeacher,
  SUBJECT_TEACHER: Role.subjectTeacher,
  GUARDIAN: Role.guardian,
} as const;

registerEnumType(RoleEnum, {
  name: "Role",
  description: "What a person may be in one school; one person may be several.",
  valuesConfig: {
    ADMIN: { description: "Runs the system for the school: staff, classes, terms, imports, devices and keys." },
    HEAD: { description: "The head teacher: sees everything, and settles what was held or contested." },
    DEPUTY: { description: "The deputy head: sees every class and every register." },
    BURSAR: { description: "Keeps the school's money." },
    CLASS_TEACHER: { description: "Takes the registers of the classes assigned to them as class teacher." },
    SUBJECT_TEACHER: { description: "Teaches a subject in the classes assigned to them." },
    GUARDIAN: { description: "A parent or guardian: sees their own children." },
  },
});
