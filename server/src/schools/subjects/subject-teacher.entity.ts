import { defineEntity, p } from "@mikro-orm/core";
import { User } from "../../identity/user.entity.js";
import type { SchoolId } from "../../values/ids.js";
import { SchoolClass } from "../school-class.entity.js";
import { Subject } from "./subject.entity.js";

const SubjectTeacherSchema = defineEntity({
  name: "SubjectTeacher",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    classId: () => p.manyToOne(SchoolClass).joinColumn("class_id").mapToPk().index(false),
    subjectId: () => p.manyToOne(Subject).joinColumn("subject_id").mapToPk(),
    userId: () => p.manyToOne(User).joinColumn("user_id").mapToPk(),
  },
  uniques: [{ properties: ["classId", "subjectId", "userId"] }],
});

/** Who teaches a class which subject. Where nobody is named for a subject, all the class's teachers may assess it. */
export class SubjectTeacher extends SubjectTeacherSchema.class {}
SubjectTeacherSchema.setClass(SubjectTeacher);
