import type { Services } from "../../context.js";
import { readRolesIn } from "../../identity/read-roles-in.js";
import type { UserViewer } from "../../identity/viewer.js";
import { type MappedEvents, mapEvents } from "../../platform/map-events.js";
import type { Em, Orm } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { loadClassesOfLearners } from "../../schools/load-classes.js";
import type { LearnerId } from "../../values/ids.js";
import type { RiskBand } from "../rules/risk-band.js";
import { riskTopic } from "./risk-topic.js";
import type { EnteredTopBandType } from "./top-band.type.js";
import { ledLearners } from "./visible-risk.js";

type Event = { eventId: string; learnerId: LearnerId; probability: number | null; before: RiskBand | null };

/** Who comes into the top band from now on, of the learners whom the viewer leads when it is told. */
export function followTopBand(
  { orm, pubSub }: Pick<Services, "orm" | "pubSub">,
  viewer: UserViewer,
): Promise<MappedEvents<EnteredTopBandType>> {
  return mapEvents(pubSub.subscribe([riskTopic(viewer.schoolId)]), (told) => tell(orm, viewer, told as Event));
}

/** Null when the learner is none of theirs, or is so no longer. */
async function tell(orm: Orm, viewer: UserViewer, event: Event): Promise<EnteredTopBandType | null> {
  const { schoolId, userId } = viewer;
  const { eventId, learnerId, probability, before } = event;
  const em = orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId });
  const led = ledLearners({ ...viewer, roles: await readRolesIn(em, schoolId, userId) });
  const [learner] = await runSql<{ name: string }>(
    em,
    `select l.name from learner l where l.school_id = ? and l.id = ? and l.void_at is null and ${led.sql}`,
    [schoolId, learnerId, ...led.values],
  );
  if (!learner) return null;
  const classOf = (await loadClassesOfLearners(em, schoolId, [learnerId])).get(learnerId);
  return {
    eventId,
    learnerId: String(learnerId),
    learnerName: learner.name,
    classId: classOf?.id ?? null,
    className: classOf?.name ?? null,
    probability,
    before,
  };
}
