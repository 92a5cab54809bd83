import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId, UserId } from "../../values/ids.js";

const MpesaSecretSchema = defineEntity({
  name: "MpesaSecret",
  properties: {
    id: p.integer().primary().autoincrement(),
    /** Who registered it: of several schools on one number, the one that is asked about what names none. */
    schoolId: p.integer().$type<SchoolId>(),
    shortcode: p.string().length(10).index(),
    secretHash: p.string().length(64).unique(),
    /** Whether payments to an account that names nobody are let through, into suspense. */
    takesAnyAccount: p.boolean(),
    userId: p.integer().$type<UserId>().nullable(),
    createdAt: p.datetime(3),
  },
});

/** The secret part of the addresses that were registered for payments to a number. An earlier one stays good. */
export class MpesaSecret extends MpesaSecretSchema.class {}
MpesaSecretSchema.setClass(MpesaSecret);
