import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId } from "../values/ids.js";

const SchoolSchema = defineEntity({
  name: "School",
  properties: {
    id: p.integer().$type<SchoolId>().primary().autoincrement(),
    name: p.string().length(120),
    /** The days school is held, as digits: `12345` is Monday to Friday. */
    weekdays: p.string().length(7).default("12345"),
    createdAt: p.datetime(3),
  },
});

export class School extends SchoolSchema.class {}
SchoolSchema.setClass(School);
