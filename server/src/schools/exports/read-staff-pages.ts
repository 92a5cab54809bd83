import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { Grade } from "../../values/grade.js";
import type { ClassId, SchoolId, UserId } from "../../values/ids.js";
import type { Phone } from "../../values/phone.js";
import { inRoleOrder, Role } from "../../values/role.js";
import type { SchoolDay } from "../../values/school-day.js";
import { className } from "../class-name.js";
import { rosterYear } from "../import/roster-year.js";
import { TeachingKind } from "../teaching.entity.js";

export type ListedStaff = {
  name: string;
  phone: Phone | null;
  email: string | null;
  roles: Role[];
  /** The classes of the year they are class teacher of; and those they teach, with the subjects: `Grade 8: Music`. */
  classTeacherOf: string[];
  teaches: string[];
};

type Person = { id: UserId; name: string; phone: Phone | null; email: string | null };
type Taught = { userId: UserId; classId: ClassId; kind: TeachingKind; grade: Grade; stream: string };

const PEOPLE_A_PAGE = 200;

/** Who works at the school, by name, a page at a time. */
export async function* readStaffPages(em: Em, schoolId: SchoolId, today: SchoolDay): AsyncGenerator<ListedStaff[]> {
  const year = await rosterYear(em, schoolId, today);
  for (let last: Person | null = null; ;) {
    const page: Person[] = await readPeople(em, schoolId, last);
    if (page.length === 0) return;
    const ids = page.map(({ id }) => id);
    const [roles, taught] = [await readRoles(em, schoolId, ids), await readTaught(em, schoolId, year, ids)];
    const subjects = await readSubjects(em, schoolId, ids);
    yield page.map(({ id, name, phone, email }) => {
      const all = taught.get(id) ?? [];
      const posts = all.map((teaching) => {
        const named = subjects.get(`${id}:${teaching.classId}`) ?? [];
        return { ...teaching, name: className(teaching), subjects: named.map(({ name }) => name) };
      });
      const isHead = ({ kind }: { kind: TeachingKind }) => kind === TeachingKind.class;
      return {
        name,
        phone,
        email,
        roles: inRoleOrder((roles.get(id) ?? []).map(({ role }) => role)).filter((role) => role !== Role.guardian),
        classTeacherOf: posts.filter(isHead).map((post) => post.name),
        teaches: posts
          .filter((post) => !isHead(post) || post.subjects.length > 0)
          .map((post) => (post.subjects.length > 0 ? `${post.name}: ${post.subjects.join(", ")}` : post.name)),
      };
    });
    last = page.at(-1)!;
  }
}

function readPeople(em: Em, schoolId: SchoolId, after: Person | null): Promise<Person[]> {
  const { name = "", id = 0 } = after ?? {};
  return runSql(
    em,
    `select u.id, u.name, u.phone, u.email from \`user\` u
     where (u.name > ? or (u.name = ? and u.id > ?))
       and exists (select 1 from membership m where m.user_id = u.id and m.school_id = ? and m.role <> ?)
     order by u.name, u.id limit ?`,
    [name, name, id, schoolId, Role.guardian, PEOPLE_A_PAGE],
  );
}

async function readRoles(em: Em, schoolId: SchoolId, ids: readonly UserId[]) {
  const sql = `select user_id as userId, role from membership where school_id = ? and user_id in ${placesFor(ids)}`;
  const rows = await runSql<{ userId: UserId; role: Role }>(em, sql, [schoolId, ...ids]);
  return Map.groupBy(rows, ({ userId }) => userId);
}

async function readTaught(em: Em, schoolId: SchoolId, year: number, ids: readonly UserId[]) {
  const rows = await runSql<Taught>(
    em,
    `select t.user_id as userId, t.class_id as classId, t.kind, c.grade, c.stream from teaching t join school_class c on c.id = t.class_id
     where t.school_id = ? and c.year = ? and t.user_id in ${placesFor(ids)} order by c.grade, c.stream`,
    [schoolId, year, ...ids],
  );
  return Map.groupBy(rows, ({ userId }) => userId);
}

/** The subjects somebody is named for in a class, by `user:class`. */
async function readSubjects(em: Em, schoolId: SchoolId, ids: readonly UserId[]) {
  const rows = await runSql<{ userId: UserId; classId: ClassId; name: string }>(
    em,
    `select t.user_id as userId, t.class_id as classId, s.name from subject_teacher t
     join subject s on s.id = t.subject_id where t.school_id = ? and t.user_id in ${placesFor(ids)} order by s.name`,
    [schoolId, ...ids],
  );
  return Map.groupBy(rows, ({ userId, classId }) => `${userId}:${classId}`);
}
