import { defineEntity, p } from "@mikro-orm/core";
import { Learner } from "../schools/learner.entity.js";
import type { DeviceId, SchoolId, UserId } from "../values/ids.js";
import type { Score as ScoreText } from "../values/score.js";
import { Assessment } from "./assessment.entity.js";

const ScoreSchema = defineEntity({
  name: "Score",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    assessmentId: () => p.manyToOne(Assessment).joinColumn("assessment_id").mapToPk().index(false),
    learnerId: () => p.manyToOne(Learner).joinColumn("learner_id").mapToPk(),
    position: p.integer(),
    /** `67`, `45.5`, `EE1`, `A`, `X`; `-` when it was taken back. */
    value: p.string().length(5).$type<ScoreText>(),
    /** The marks of `value` in tenths, to add up; null for whatever is not marks. */
    tenths: p.integer().nullable(),
    /** The class-term scope's sequence of the write, and the operation it was. */
    seq: p.bigint("number"),
    deviceId: p.integer().$type<DeviceId>(),
    counter: p.integer(),
    authorId: p.integer().$type<UserId>(),
    at: p.datetime(3),
  },
  uniques: [{ properties: ["assessmentId", "learnerId"] }],
});

/** What stands of one learner in one assessment. */
export class Score extends ScoreSchema.class {}
ScoreSchema.setClass(Score);
