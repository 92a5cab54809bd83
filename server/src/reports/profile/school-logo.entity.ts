import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId } from "../../values/ids.js";
import type { LogoHash } from "./logo-hash.js";
import { PICTURE_TYPES } from "./read-picture.js";

const SchoolLogoSchema = defineEntity({
  name: "SchoolLogo",
  properties: {
    schoolId: p.integer().$type<SchoolId>().primary(),
    hash: p.string().length(64).$type<LogoHash>().primary(),
    type: p.enum([...PICTURE_TYPES]).length(4),
    /** A picture that was looked through when it came. */
    bytes: p.blob().columnType("mediumblob"),
  },
});

/** A picture on a school's papers: the one of today, and those of cards that were given out before. */
export class SchoolLogo extends SchoolLogoSchema.class {}
SchoolLogoSchema.setClass(SchoolLogo);
