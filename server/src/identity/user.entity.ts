import { defineEntity, p } from "@mikro-orm/core";
import type { UserId } from "../values/ids.js";
import type { Phone } from "../values/phone.js";

const UserSchema = defineEntity({
  name: "User",
  properties: {
    id: p.integer().$type<UserId>().primary().autoincrement(),
    name: p.string().length(120),
    phone: p.string().$type<Phone>().length(20).nullable().unique(),
    email: p.string().length(254).nullable().unique(),
    /** argon2id in its PHC form; null until the user has set a password. */
    passwordHash: p.string().length(255).nullable(),
    locale: p.string().length(5).default("en"),
    createdAt: p.datetime(3),
    disabledAt: p.datetime(3).nullable(),
  },
});

export class User extends UserSchema.class {}
UserSchema.setClass(User);
