import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import type { JournalEntryId, ReceiptId, UserId } from "../../values/ids.js";
import type { ReversalRow } from "./find-reversals.js";
import { ReversalState } from "./reversal-state.js";

export const ReversalStateEnum = {
  PENDING: ReversalState.pending,
  APPROVED: ReversalState.approved,
  DECLINED: ReversalState.declined,
} as const;

registerEnumType(ReversalStateEnum, {
  name: "ReversalState",
  description: "Where a wish to take something back stands.",
  valuesConfig: {
    PENDING: { description: "Waits for a second person." },
    APPROVED: { description: "Somebody else agreed, and it was taken back." },
    DECLINED: { description: "Nothing was taken back." },
  },
});

@ObjectType("Reversal", {
  simpleResolvers: true,
  description: "A wish to take back a receipt or an entry: asked for by one person, done by another.",
})
export class ReversalType {
  /** Not part of the API: fields are read by them. */
  receiptId!: ReceiptId | null;
  entryRef!: JournalEntryId | null;
  requestedById!: UserId;
  decidedById!: UserId | null;

  @Field(() => ID, { description: "The wish's id." })
  id!: string;

  @Field(() => String, { description: "Why." })
  reason!: string;

  @Field(() => ReversalStateEnum, { description: "Where it stands." })
  state!: ReversalState;

  @Field(() => Date, { description: "When it was asked for." })
  requestedAt!: Date;

  @Field(() => Date, { nullable: true, description: "When it was decided." })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was declined." })
  note!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of wishes to take something back, the newest first." })
export class ReversalConnection extends connectionOf(() => ReversalType) {}

export const toReversalType = ({ id, entryId, requestedBy, decidedBy, ...row }: ReversalRow): ReversalType =>
  Object.assign(new ReversalType(), {
    ...row,
    id: String(id),
    entryRef: entryId,
    requestedById: requestedBy,
    decidedById: decidedBy,
  });
