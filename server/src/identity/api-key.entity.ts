import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./user.entity.js";
import type { SchoolId } from "../values/ids.js";

const ApiKeySchema = defineEntity({
  name: "ApiKey",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>().index(),
    name: p.string().length(80),
    /** The first characters of the key, shown so that people can tell keys apart. */
    prefix: p.string().length(16),
    hash: p.string().length(64).unique(),
    createdBy: () => p.manyToOne(User).joinColumn("created_by").mapToPk(),
    createdAt: p.datetime(3),
    lastUsedAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
  },
});

/** An integrator's key: read-only, one school, revocable. */
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);
