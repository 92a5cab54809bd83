import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { StaffType } from "../identity/staff.type.js";
import { connectionOf } from "../platform/connection.js";
import type { ClassId } from "../values/ids.js";
import { className } from "./class-name.js";
import type { SchoolClass } from "./school-class.entity.js";
import { TeachingKind } from "./teaching.entity.js";

export const TeachingKindEnum = { CLASS: TeachingKind.class, SUBJECT: TeachingKind.subject } as const;

registerEnumType(TeachingKindEnum, {
  name: "TeachingKind",
  description: "As what somebody teaches a class.",
  valuesConfig: {
    CLASS: { description: "The class teacher, of whom a class has one: answers for its register." },
    SUBJECT: { description: "Teaches the class a subject." },
  },
});

@ObjectType("Class", { simpleResolvers: true, description: "A grade and a stream in one year, such as Grade 7 East." })
export class ClassType {
  /** Not part of the API: fields are read by it. */
  classId!: ClassId;

  @Field(() => ID, { description: "The class's id." })
  id!: string;

  @Field(() => String, { description: "The name people use: `Grade 7 East`, `PP1`, `Form 3 West`." })
  name!: string;

  @Field(() => String, { description: "The grade's code: PP1, PP2, G1 to G12, F1 to F4." })
  grade!: string;

  @Field(() => String, { description: "The stream; empty when the grade has one class only." })
  stream!: string;

  @Field(() => Int, { description: "The school year." })
  year!: number;

  @Field(() => Int, {
    description: "Grows with every change of the roster; a register names the one it was taken from.",
  })
  rosterRevision!: number;
}

export const toClassType = ({ id, grade, stream, year, rosterRev }: Omit<SchoolClass, "schoolId">): ClassType => ({
  classId: id,
  id: String(id),
  name: className({ grade, stream }),
  grade,
  stream,
  year,
  rosterRevision: rosterRev,
});

@ObjectType({ description: "A page of classes: the latest year first, then by grade and stream." })
export class ClassConnection extends connectionOf(() => ClassType) {}

@ObjectType("Teaching", { description: "Somebody who teaches a class." })
export class TeachingType {
  @Field(() => StaffType, { description: "Who." })
  staff!: StaffType;

  @Field(() => TeachingKindEnum, { description: "As what." })
  kind!: TeachingKind;
}
