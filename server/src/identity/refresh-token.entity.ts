import { defineEntity, p } from "@mikro-orm/core";
import { Device } from "./device.entity.js";
import type { SchoolId } from "../values/ids.js";

const RefreshTokenSchema = defineEntity({
  name: "RefreshToken",
  properties: {
    id: p.integer().primary().autoincrement(),
    deviceId: () => p.manyToOne(Device).joinColumn("device_id").mapToPk(),
    /** All tokens that descend from one sign-in; a reuse revokes the family. */
    family: p.string().length(32).index(),
    /** The school the session stands in. */
    sessionSchoolId: p.integer().$type<SchoolId>(),
    hash: p.string().length(64).unique(),
    issuedAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
  },
});

export class RefreshToken extends RefreshTokenSchema.class {}
RefreshTokenSchema.setClass(RefreshToken);
