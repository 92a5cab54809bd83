import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { StaffType } from "../../identity/staff.type.js";
import { connectionOf } from "../../platform/connection.js";
import { SubjectGroup } from "../../values/subject-group.js";
import type { Subject } from "./subject.entity.js";

export const SubjectGroupEnum = {
  MATHEMATICS: SubjectGroup.mathematics,
  ENGLISH: SubjectGroup.english,
  KISWAHILI: SubjectGroup.kiswahili,
  SIGN_LANGUAGE: SubjectGroup.signLanguage,
  SCIENCE: SubjectGroup.science,
  HUMANITIES: SubjectGroup.humanities,
  TECHNICAL: SubjectGroup.technical,
  FOREIGN_LANGUAGE: SubjectGroup.foreignLanguage,
  ARTS: SubjectGroup.arts,
  OTHER: SubjectGroup.other,
} as const;

registerEnumType(SubjectGroupEnum, {
  name: "SubjectGroup",
  description: "Which kind of subject it is, as the rules for a mean grade ask for it.",
  valuesConfig: {
    MATHEMATICS: { description: "Mathematics." },
    ENGLISH: { description: "English." },
    KISWAHILI: { description: "Kiswahili." },
    SIGN_LANGUAGE: { description: "Kenyan Sign Language, for those who hear badly or not at all." },
    SCIENCE: { description: "A science." },
    HUMANITIES: { description: "One of the humanities; religious education too." },
    TECHNICAL: { description: "A technical or applied subject." },
    FOREIGN_LANGUAGE: { description: "A foreign language." },
    ARTS: { description: "One of the arts, or sports." },
    OTHER: { description: "Any other." },
  },
});

@ObjectType("Subject", { simpleResolvers: true, description: "A subject, or a learning area." })
export class SubjectType {
  @Field(() => ID, { description: "The subject's id." })
  id!: string;

  @Field(() => String, { description: "What it is called." })
  name!: string;

  @Field(() => String, { nullable: true, description: "A few letters for narrow columns." })
  code!: string | null;

  @Field(() => SubjectGroupEnum, { description: "Which kind of subject it is." })
  group!: SubjectGroup;

  @Field(() => Boolean, { description: "Whether it is no longer taught: it gets no new sheets." })
  archived!: boolean;
}

export const toSubjectType = ({ id, name, code, group, archivedAt }: Omit<Subject, "schoolId">): SubjectType => ({
  id: String(id),
  name,
  code: code ?? null,
  group,
  archived: archivedAt !== null && archivedAt !== undefined,
});

@ObjectType({ simpleResolvers: true, description: "A page of subjects." })
export class SubjectConnection extends connectionOf(() => SubjectType) {}

@ObjectType("SubjectTeaching", { description: "Who teaches a class a subject." })
export class SubjectTeachingType {
  @Field(() => SubjectType, { description: "The subject." })
  subject!: SubjectType;

  @Field(() => StaffType, { description: "Who." })
  staff!: StaffType;
}
