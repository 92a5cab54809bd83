import type { Em } from "../platform/orm.js";
import type { GuardianId, LearnerId, SchoolId } from "../values/ids.js";
import type { GuardianshipType } from "./learner.type.js";

type Row = {
  learnerId: LearnerId;
  guardianId: GuardianId;
  name: string;
  phone: string | null;
  relation: string | null;
  priority: number;
};

/** The guardians of each learner, who is called first at the head. */
export async function loadGuardianships(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
): Promise<Map<LearnerId, GuardianshipType[]>> {
  const rows = await em.execute<Row[]>(
    `select s.learner_id as learnerId, g.id as guardianId, g.name, g.phone, s.relation, s.priority
     from guardianship s join guardian g on g.id = s.guardian_id
     where s.school_id = ? and s.learner_id in (?) order by s.priority, s.id`,
    [schoolId, learnerIds],
  );
  const guardianships = new Map(learnerIds.map((id) => [id, [] as GuardianshipType[]]));
  for (const { learnerId, guardianId, name, phone, relation, priority } of rows) {
    guardianships.get(learnerId)?.push({ guardian: { id: String(guardianId), name, phone }, relation, priority });
  }
  return guardianships;
}
