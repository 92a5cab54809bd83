import { defineEntity, p } from "@mikro-orm/core";
import { ScopeHead } from "./scope-head.entity.js";
import type { SchoolId } from "../values/ids.js";

const ChangeSchema = defineEntity({
  name: "Change",
  properties: {
    scopeId: () => p.manyToOne(ScopeHead).joinColumn("scope_id").mapToPk().primary().index(false),
    /** The item's key within its scope: one letter and a suffix, as in the feed's grammar. */
    item: p.string().length(40).primary(),
    schoolId: p.integer().$type<SchoolId>(),
    seq: p.bigint("number"),
    /** The item as devices hold it; empty is a tombstone. */
    line: p.string().length(4000),
    at: p.datetime(3),
  },
  indexes: [{ properties: ["scopeId", "seq"] }],
});

/** The last change of one item of one scope: the feed that devices pull, one row an item. */
export class Change extends ChangeSchema.class {}
ChangeSchema.setClass(Change);
