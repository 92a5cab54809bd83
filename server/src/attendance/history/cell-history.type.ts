import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { UserType } from "../../identity/user.type.js";
import { connectionOf } from "../../platform/connection.js";
import { ClassType } from "../../schools/class.type.js";
import { LearnerType } from "../../schools/learner.type.js";
import { CellVerdict } from "./attendance-history.entity.js";
import type { Stay } from "../../schools/stay.js";
import type { RegisterRef } from "../register.js";
import { SaidMarkType } from "../said-mark.type.js";

const CellVerdictEnum = {
  APPLIED: CellVerdict.applied,
  AGREED: CellVerdict.agreed,
  CONTESTED: CellVerdict.contested,
  YIELDED: CellVerdict.yielded,
} as const;

registerEnumType(CellVerdictEnum, {
  name: "CellVerdict",
  description: "What became of something said of a learner.",
  valuesConfig: {
    APPLIED: { description: "It stood from then on." },
    AGREED: { description: "It said what stood already." },
    CONTESTED: { description: "It stood, and beside it what somebody else had said." },
    YIELDED: { description: "It gave way to what stood." },
  },
});

@ObjectType("CellHistoryEntry", { description: "One thing that was said of a learner in one session." })
export class CellHistoryEntryType {
  @Field(() => ID, { description: "The entry's id." })
  id!: string;

  @Field(() => UserType, { description: "Who said it." })
  by!: UserType;

  @Field(() => UserType, {
    nullable: true,
    description: "Who took it in after it had been held; null for what stood by itself.",
  })
  allowedBy!: UserType | null;

  @Field(() => Date, { description: "When the server had it." })
  at!: Date;

  @Field(() => Date, { description: "When it was written, by the device's own clock as it was." })
  deviceAt!: Date;

  @Field(() => Int, { description: "By how many seconds that clock ran ahead of the server's when it was sent." })
  clockOffset!: number;

  @Field(() => Boolean, { description: "Whether it was said of the whole class at once, and not of this learner." })
  wholeClass!: boolean;

  @Field(() => SaidMarkType, { nullable: true, description: "What stood before; null when nothing did." })
  before!: SaidMarkType | null;

  @Field(() => SaidMarkType, { description: "What was said." })
  said!: SaidMarkType;

  @Field(() => CellVerdictEnum, { description: "What became of it." })
  verdict!: CellVerdict;
}

@ObjectType({ description: "A page of what was said of a learner in one session, the latest first." })
export class CellHistoryConnection extends connectionOf(() => CellHistoryEntryType) {}

@ObjectType("CellHistory", { description: "All that was ever said of a learner in one session." })
export class CellHistoryType {
  /** Not part of the API: the entries are read by these. */
  ref!: RegisterRef;
  stays!: readonly Stay[];

  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => LearnerType, { description: "The learner." })
  learner!: LearnerType;

  @Field(() => Int, { description: "The learner's number on the roster, by which an operation speaks of them." })
  position!: number;

  @Field(() => Int, {
    description: "The sequence of the class's term this answer knows: what a correction made from it has `seen`.",
  })
  seen!: number;

  @Field(() => SaidMarkType, { nullable: true, description: "What stands now; null when nothing does." })
  stands!: SaidMarkType | null;
}
