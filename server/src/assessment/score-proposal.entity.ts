import { defineEntity, p } from "@mikro-orm/core";
import { Learner } from "../schools/learner.entity.js";
import type { DeviceId, SchoolId, UserId } from "../values/ids.js";
import type { Score } from "../values/score.js";
import { Assessment } from "./assessment.entity.js";

const ScoreProposalSchema = defineEntity({
  name: "ScoreProposal",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    assessmentId: () => p.manyToOne(Assessment).joinColumn("assessment_id").mapToPk().index(false),
    learnerId: () => p.manyToOne(Learner).joinColumn("learner_id").mapToPk(),
    value: p.string().length(5).$type<Score>(),
    seq: p.bigint("number"),
    deviceId: p.integer().$type<DeviceId>(),
    counter: p.integer(),
    authorId: p.integer().$type<UserId>(),
    at: p.datetime(3),
  },
  uniques: [{ properties: ["assessmentId", "learnerId", "deviceId"] }],
});

/** Another score for a learner who had one that its author could not know of: the last word of each device. */
export class ScoreProposal extends ScoreProposalSchema.class {}
ScoreProposalSchema.setClass(ScoreProposal);
