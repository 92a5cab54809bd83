import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId } from "../../values/ids.js";
import { PICTURE_TYPES } from "./read-picture.js";

const SchoolProfileSchema = defineEntity({
  name: "SchoolProfile",
  properties: {
    schoolId: p.integer().$type<SchoolId>().primary(),
    motto: p.string().length(120),
    address: p.string().length(160),
    phone: p.string().length(60),
    email: p.string().length(120),
    /** A picture that was looked through when it came. */
    logo: p.blob().columnType("mediumblob").nullable(),
    logoType: p
      .enum([...PICTURE_TYPES])
      .length(4)
      .nullable(),
    logoAt: p.datetime(3).nullable(),
  },
});

/** What a school's papers say of it besides its name. */
export class SchoolProfile extends SchoolProfileSchema.class {}
SchoolProfileSchema.setClass(SchoolProfile);
