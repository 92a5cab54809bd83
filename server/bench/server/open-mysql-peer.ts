import { createPool, type RowDataPacket } from "mysql2/promise";
import {
  marksOf,
  type OwnMark,
  PEER_SQL,
  type PeerClass,
  type PeerDatabase,
  type PeerLearner,
  type PeerUser,
  type Roll,
  toRole,
} from "./peer-database.js";

/** mysql2 over the database that Asili serves: prepared statements, and one for all the marks of a batch. */
export async function openMysqlPeer(url: string): Promise<PeerDatabase> {
  const uri = url.replace(/^mariadb:/, "mysql:");
  const pool = createPool({ uri, connectionLimit: 10, dateStrings: true, timezone: "Z" });
  await pool.query(`create table if not exists peer_mark (
    learner_id int not null, day date not null, session char(1) not null, status char(1) not null,
    author_id int not null, at datetime(3) not null, primary key (learner_id, day, session))`);
  const select = async <Row>(sql: string, values: (string | number)[]): Promise<Row[]> =>
    (await pool.execute<(RowDataPacket & Row)[]>(sql, values))[0];

  return {
    user: async (id) => (await select<PeerUser>(PEER_SQL.user, [id]))[0]!,
    roles: async (userId, schoolId) =>
      (await select<{ role: string }>(PEER_SQL.roles, [userId, schoolId])).map(({ role }) => toRole(role)),
    class: async (id, schoolId) => (await select<PeerClass>(PEER_SQL.class, [id, schoolId]))[0] ?? null,
    learners: (classId) => select<PeerLearner>(PEER_SQL.learners, [classId]),
    marks: async (classId, last) => {
      // A limit as a number is refused in a prepared statement.
      const found = await select<Roll>(PEER_SQL.rolls, [classId, String(last)]);
      return marksOf(found, await select<OwnMark>(PEER_SQL.ownMarks, [classId, found.at(-1)?.day ?? "9999-12-31"]));
    },
    saveMarks: async (authorId, marks) => {
      const at = new Date();
      const rows = marks.map(({ learnerId, day, session, status }) => [
        Number(learnerId),
        day,
        session,
        status,
        authorId,
        at,
      ]);
      await pool.query(
        `insert into peer_mark (learner_id, day, session, status, author_id, at) values ?
         on duplicate key update status = values(status), author_id = values(author_id), at = values(at)`,
        [rows],
      );
      return marks.length;
    },
  };
}
