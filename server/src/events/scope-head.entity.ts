import { defineEntity, p } from "@mikro-orm/core";
import type { ClassId, SchoolId, ScopeId, TermId, UserId } from "../values/ids.js";
import { ScopeKind } from "./scope-kind.js";

const ScopeHeadSchema = defineEntity({
  name: "ScopeHead",
  properties: {
    id: p.integer().$type<ScopeId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    kind: p.enum(Object.values(ScopeKind)).length(12),
    classId: p.integer().$type<ClassId>().nullable(),
    termId: p.integer().$type<TermId>().nullable(),
    userId: p.integer().$type<UserId>().nullable(),
    /** `school:3`, `class-term:12:4` or `user:3:77`: what makes the row unique on every engine, nulls and all. */
    name: p.string().length(60).unique(),
    head: p.bigint("number"),
    digest: p.bigint("number"),
    /** Tombstones up to this sequence are gone: a device that knows no more than this must take the scope whole. */
    floor: p.bigint("number"),
    /** When a backup was restored last: the sequences after `lostFrom` and before `lostTo` were lost with what they named. */
    lostFrom: p.integer().default(0),
    lostTo: p.integer().default(0),
  },
  indexes: [{ properties: ["schoolId", "kind"] }],
});

/** Where a scope's sequence stands. The row is locked until commit, so that sequences become visible in order. */
export class ScopeHead extends ScopeHeadSchema.class {}
ScopeHeadSchema.setClass(ScopeHead);
