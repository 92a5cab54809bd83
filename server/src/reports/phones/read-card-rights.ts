import type { Em } from "../../platform/orm.js";
import { placesFor, runSql, type SqlValue } from "../../platform/sql.js";
import { MAY_SEE } from "../../schools/guardians/guardian-sql.js";
import { TeachingKind } from "../../schools/teaching.entity.js";
import type { ClassId, LearnerId, SchoolId } from "../../values/ids.js";
import { Role } from "../../values/role.js";
import { CardState } from "../cards/report-card.entity.js";
import type { CardsOf, Holding } from "./reconcile-cards.js";

type Right = Holding & { learnerId: LearnerId; classId: ClassId; year: number; term: number; isTeachers: number };

/** In which a class teacher reads the cards of their class. */
const AT_WORK: readonly Role[] = [Role.classTeacher, Role.subjectTeacher, Role.deputy, Role.head, Role.admin];

/** How many terms of a child a guardian's phone keeps. */
const TERMS_KEPT = 3;

/**
 * Who is to have which published cards on their phones: guardians who may see records those of their children's last
 * terms, class teachers those of their class's last term.
 */
export async function readCardRights(em: Em, schoolId: SchoolId, of: CardsOf): Promise<Holding[]> {
  const rights = await readRights(em, schoolId, of);
  const byHome = Map.groupBy(rights, ({ userId, learnerId, classId, isTeachers }) =>
    isTeachers ? `${userId} class ${classId}` : `${userId} learner ${learnerId}`,
  );
  const kept = [...byHome.values()].flatMap((those) => those.filter(isRecent));
  return [...new Map(kept.map((right) => [`${right.cardId} ${right.userId}`, right])).values()];
}

function isRecent(right: Right, _index: number, those: readonly Right[]): boolean {
  const terms = [...new Set(those.map(termOf))].toSorted((one, other) => other - one);
  return terms.indexOf(termOf(right)) < TERMS_KEPT;
}

const termOf = ({ year, term }: Right): number => year * 10 + term;

function readRights(em: Em, schoolId: SchoolId, of: CardsOf): Promise<Right[]> {
  const columns = `c.id as cardId, c.learner_id as learnerId, c.class_id as classId, t.year, t.number as term`;
  const within = (column: string): { sql: string; values: readonly SqlValue[] } =>
    "userIds" in of
      ? { sql: `${column} in ${placesFor([0, ...of.userIds])}`, values: [0, ...of.userIds] }
      : { sql: `c.learner_id in ${placesFor([0, ...of.learnerIds])}`, values: [0, ...of.learnerIds] };
  const [guardians, teachers] = [within("g.user_id"), within("h.user_id")];
  const out = "c.school_id = ? and c.state = ?";
  const holds = (userId: string, roles: readonly Role[]): string =>
    `exists (select 1 from membership m where m.school_id = c.school_id and m.user_id = ${userId} and m.role in ${placesFor(roles)})`;
  return runSql<Right>(
    em,
    `select ${columns}, g.user_id as userId, 0 as isTeachers
     from report_card c join term t on t.id = c.term_id
     join guardianship s on s.learner_id = c.learner_id join guardian g on g.id = s.guardian_id
     where ${out} and ${holds("g.user_id", [Role.guardian])} and ${MAY_SEE} and ${guardians.sql}
     union all
     select ${columns}, h.user_id as userId, 1 as isTeachers
     from report_card c join term t on t.id = c.term_id
     join teaching h on h.class_id = c.class_id and h.kind = ?
     where ${out} and ${holds("h.user_id", AT_WORK)} and ${teachers.sql} and not exists (select 1 from report_card later join term lt on lt.id = later.term_id
       where later.class_id = c.class_id and later.state = c.state and lt.number > t.number)`,
    [
      schoolId,
      CardState.published,
      Role.guardian,
      ...guardians.values,
      TeachingKind.class,
      schoolId,
      CardState.published,
      ...AT_WORK,
      ...teachers.values,
    ],
  );
}
