import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./user.entity.js";
import type { SchoolId } from "../values/ids.js";
import { ROLES } from "../values/role.js";

const MembershipSchema = defineEntity({
  name: "Membership",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    userId: () => p.manyToOne(User).joinColumn("user_id").mapToPk(),
    role: p.enum(ROLES).length(20),
  },
  uniques: [{ properties: ["schoolId", "userId", "role"] }],
});

/** One role of one user in one school. */
export class Membership extends MembershipSchema.class {}
MembershipSchema.setClass(Membership);
