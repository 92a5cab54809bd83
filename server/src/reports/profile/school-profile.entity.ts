import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId } from "../../values/ids.js";
import type { LogoHash } from "./logo-hash.js";

const SchoolProfileSchema = defineEntity({
  name: "SchoolProfile",
  properties: {
    schoolId: p.integer().$type<SchoolId>().primary(),
    motto: p.string().length(120),
    address: p.string().length(160),
    phone: p.string().length(60),
    email: p.string().length(120),
    /** Which of the school's logos; null without one. */
    logoHash: p.string().length(64).$type<LogoHash>().nullable(),
    logoAt: p.datetime(3).nullable(),
  },
});

/** What a school's papers say of it besides its name. */
export class SchoolProfile extends SchoolProfileSchema.class {}
SchoolProfileSchema.setClass(SchoolProfile);
