import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { ScopeKind } from "../../events/scope-kind.js";
import type { FeedColumns } from "./feed-columns.js";
import { FeedColumnsScalar } from "./feed-columns.scalar.js";
import type { FoundScope } from "./find-scopes.js";
import type { PullPage } from "./pull.js";

const ScopeKindEnum = {
  SCHOOL: ScopeKind.school,
  CLASS_TERM: ScopeKind.classTerm,
  USER: ScopeKind.user,
} as const;

registerEnumType(ScopeKindEnum, {
  name: "ScopeKind",
  description: "What a scope is about.",
  valuesConfig: {
    SCHOOL: { description: "The school: its name, terms, closures, classes and reasons." },
    CLASS_TERM: { description: "A class in one term: its roster and its registers." },
    USER: { description: "One user: the classes they teach, and what they are to be told." },
  },
});

@ObjectType("Scope", { description: "A part of the school that a device can follow." })
export class ScopeType {
  @Field(() => Int, { description: "The scope's id." })
  id!: number;

  @Field(() => ScopeKindEnum, { description: "What it is about." })
  kind!: ScopeKind;

  @Field(() => ID, { nullable: true, description: "The class, in a scope of a class." })
  classId!: string | null;

  @Field(() => ID, { nullable: true, description: "The term, in a scope of a class." })
  termId!: string | null;
}

@ObjectType("ScopeChanges", { description: "What happened in a scope." })
export class ScopeChangesType {
  @Field(() => Int, { description: "The scope's id." })
  scope!: number;

  @Field(() => Int, { description: "The sequence the device knows the scope up to when it has taken this in." })
  head!: number;

  @Field(() => Boolean, { description: "Whether this is all of the scope: whatever else is held of it is gone." })
  full!: boolean;

  @Field(() => String, {
    description:
      "The sum modulo 2^32, in decimal, of the 32-bit FNV-1a hash of `key=line` of every item the scope then has; empty when more of the scope is to come.",
  })
  digest!: string;

  @Field(() => FeedColumnsScalar, { description: "The items that changed." })
  items!: FeedColumns;
}

@ObjectType("PullPage", { description: "What a device does not know yet." })
export class PullPageType {
  @Field(() => ID, {
    description:
      "Changes when the server was restored from a backup: cursors mean nothing then, and operations of the last 30 days are to be sent again.",
  })
  epoch!: string;

  @Field(() => ID, { description: "Changes with the list of scopes." })
  access!: string;

  @Field(() => [ScopeType], {
    nullable: true,
    description: "Every scope the user may see, when the device does not know: it wipes what it holds of any other.",
  })
  scopes!: readonly ScopeType[] | null;

  @Field(() => [ScopeChangesType], { description: "Changes, by scope." })
  changes!: readonly ScopeChangesType[];

  @Field(() => Boolean, { description: "Whether to ask again at once." })
  more!: boolean;

  @Field(() => [Int], {
    description: "Scopes of which the device holds something else than the server: to be fetched whole.",
  })
  diverged!: readonly number[];

  @Field(() => Int, { description: "The server's clock, unix seconds, to the hour." })
  serverTime!: number;
}

@ObjectType("Poke", { description: "Something happened in a scope: pull." })
export class PokeType {
  @Field(() => Int, { description: "The scope's id." })
  scope!: number;

  @Field(() => Int, { description: "The sequence of its last change." })
  head!: number;
}

export const toPullPageType = (page: PullPage): PullPageType => ({
  ...page,
  scopes: page.scopes && page.scopes.map(toScopeType),
});

const toScopeType = ({ id, kind, classId, termId }: FoundScope): ScopeType => ({
  id,
  kind,
  classId: classId == null ? null : String(classId),
  termId: termId == null ? null : String(termId),
});
