import { isStaff } from "../identity/identity.policy.js";
import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import type { ContactRule, Custody } from "../values/contact-rule.js";
import type { GuardianId, LearnerId, UserId } from "../values/ids.js";
import type { GuardianshipType } from "./learner.type.js";
import { loadLearners } from "./load-learners.js";

type Row = {
  learnerId: LearnerId;
  guardianId: GuardianId;
  name: string;
  phone: string | null;
  secondPhone: string | null;
  userId: UserId | null;
  relation: string | null;
  priority: number;
  contact: ContactRule;
  custody: Custody;
  seesRecords: number | boolean;
  livesWith: number | boolean | null;
};

/**
 * The guardians of each learner, who is called first at the head. One guardian does not learn another's numbers, nor what
 * the school was told about any of them.
 */
export async function loadGuardianships(
  em: Em,
  viewer: Viewer,
  learnerIds: readonly LearnerId[],
): Promise<Map<LearnerId, GuardianshipType[]>> {
  const rows = await runSql<Row>(
    em,
    `select s.learner_id as learnerId, g.id as guardianId, g.name, g.phone, g.second_phone as secondPhone,
       g.user_id as userId, s.relation, s.priority, s.contact, s.custody, s.sees_records as seesRecords,
       s.lives_with as livesWith
     from guardianship s join guardian g on g.id = s.guardian_id
     where s.school_id = ? and s.learner_id in ${placesFor(learnerIds)} order by s.priority, s.id`,
    [viewer.schoolId, ...learnerIds],
  );
  const known = isStaff(viewer) ? await loadLearners(em, viewer, learnerIds) : new Map();
  const guardianships = new Map(learnerIds.map((id) => [id, [] as GuardianshipType[]]));
  for (const row of rows) {
    guardianships.get(row.learnerId)?.push(toGuardianship(viewer, row, known.get(row.learnerId)?.seesMarks === true));
  }
  return guardianships;
}

function toGuardianship(viewer: Viewer, row: Row, seesMarks: boolean): GuardianshipType {
  const { guardianId, name, relation, priority, livesWith } = row;
  const isColleague = viewer.kind === "user" && isStaff(viewer);
  const seesPhones = isStaff(viewer) || (viewer.kind === "user" && viewer.userId === row.userId);
  return {
    guardian: {
      id: String(guardianId),
      name,
      phone: seesPhones ? row.phone : null,
      secondPhone: seesPhones ? row.secondPhone : null,
    },
    relation,
    priority,
    contact: isColleague ? row.contact : null,
    custody: isColleague && seesMarks ? row.custody : null,
    seesRecords: isColleague ? Boolean(row.seesRecords) : null,
    livesWith: isColleague && livesWith !== null ? Boolean(livesWith) : null,
  };
}
