import { defineEntity, p } from "@mikro-orm/core";
import { User } from "../identity/user.entity.js";
import { School } from "./school.entity.js";
import type { GuardianId } from "../values/ids.js";
import type { Phone } from "../values/phone.js";

const GuardianSchema = defineEntity({
  name: "Guardian",
  properties: {
    id: p.integer().$type<GuardianId>().primary().autoincrement(),
    schoolId: () => p.manyToOne(School).joinColumn("school_id").mapToPk(),
    name: p.string().length(120),
    phone: p.string().$type<Phone>().length(20).nullable(),
    /** Another number to call; nobody signs in or is written to by it. */
    secondPhone: p.string().$type<Phone>().length(20).nullable(),
    /** The user who signs in as this guardian, once there is one. */
    userId: () => p.manyToOne(User).joinColumn("user_id").mapToPk().nullable().deleteRule("no action"),
  },
  indexes: [{ properties: ["schoolId", "phone"] }],
});

export class Guardian extends GuardianSchema.class {}
GuardianSchema.setClass(Guardian);
