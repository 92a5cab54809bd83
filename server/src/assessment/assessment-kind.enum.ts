import { registerEnumType } from "type-graphql";
import { AssessmentKind } from "./assessment-kind.js";

export const AssessmentKindEnum = {
  OPENER: AssessmentKind.opener,
  MID_TERM: AssessmentKind.midTerm,
  END_TERM: AssessmentKind.endTerm,
  SBA_TASK: AssessmentKind.sbaTask,
  PROJECT: AssessmentKind.project,
} as const;

registerEnumType(AssessmentKindEnum, {
  name: "AssessmentKind",
  description: "What kind of work is assessed.",
  valuesConfig: {
    OPENER: { description: "The exam that opens a term." },
    MID_TERM: { description: "The exam in the middle of a term." },
    END_TERM: { description: "The exam at the end of a term." },
    SBA_TASK: { description: "A task of school-based assessment." },
    PROJECT: { description: "A project." },
  },
});
