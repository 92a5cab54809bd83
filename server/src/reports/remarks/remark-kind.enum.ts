import { registerEnumType } from "type-graphql";
import { RemarkKind } from "./remark-kind.js";

export const RemarkKindEnum = {
  CLASS_TEACHER: RemarkKind.classTeacher,
  HEAD: RemarkKind.head,
  SUBJECT: RemarkKind.subject,
} as const;

registerEnumType(RemarkKindEnum, {
  name: "RemarkKind",
  description: "Whose remark on a report card it is.",
  valuesConfig: {
    CLASS_TEACHER: { description: "The class teacher's, in at most 240 letters." },
    HEAD: { description: "The head's, in at most 240 letters." },
    SUBJECT: { description: "A subject teacher's, in at most 60 letters." },
  },
});
