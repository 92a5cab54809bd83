import { Field, ID, ObjectType } from "type-graphql";
import type { RemarkRights } from "./read-remark-rights.js";

@ObjectType("RemarkSubject", { simpleResolvers: true, description: "A subject on which somebody may write remarks." })
class RemarkSubjectType {
  @Field(() => ID, { description: "The subject's id." })
  id!: string;

  @Field(() => String, { description: "Its name, as the cards have it." })
  name!: string;

  @Field(() => [ID], { description: "The learners of whom they may write, in the order of the class list." })
  learnerIds!: readonly string[];
}

@ObjectType("RemarkRights", {
  simpleResolvers: true,
  description: "Which remarks somebody may write on the drafts of a class.",
})
export class RemarkRightsType {
  @Field(() => Boolean, { description: "Those of the class teacher." })
  classTeacher!: boolean;

  @Field(() => Boolean, { description: "Those of the head." })
  head!: boolean;

  @Field(() => [RemarkSubjectType], { description: "Those on these subjects, in the order of the cards." })
  subjects!: readonly RemarkSubjectType[];
}

export const toRemarkRightsType = ({ classTeacher, head, subjects }: RemarkRights): RemarkRightsType => ({
  classTeacher,
  head,
  subjects: subjects.map(({ id, name, learnerIds }) => ({ id: String(id), name, learnerIds: learnerIds.map(String) })),
});
