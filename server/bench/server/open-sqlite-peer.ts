import Database from "better-sqlite3";
import {
  marksOf,
  type OwnMark,
  PEER_SQL,
  type PeerClass,
  type PeerDatabase,
  type PeerLearner,
  type PeerUser,
  type Roll,
  type SentMark,
  toRole,
} from "./peer-database.js";

/** Prepared statements over the file that Asili serves, as durable as Asili's own. */
export function openSqlitePeer(file: string): PeerDatabase {
  const database = new Database(file, { timeout: 10_000 });
  database.pragma("journal_mode = wal");
  database.pragma("synchronous = full");
  database.exec(`create table if not exists peer_mark (
    learner_id integer not null, day text not null, session text not null, status text not null,
    author_id integer not null, at integer not null, primary key (learner_id, day, session)) without rowid`);

  const user = database.prepare<[number], PeerUser>(PEER_SQL.user);
  const roles = database.prepare<[number, number], string>(PEER_SQL.roles).pluck();
  const schoolClass = database.prepare<[number, number], PeerClass>(PEER_SQL.class);
  const learners = database.prepare<[number], PeerLearner>(PEER_SQL.learners);
  const rolls = database.prepare<[number, number], Roll>(PEER_SQL.rolls);
  const ownMarks = database.prepare<[number, string], OwnMark>(PEER_SQL.ownMarks);
  const saveMark = database.prepare<[number, string, string, string, number, number]>(
    `insert into peer_mark (learner_id, day, session, status, author_id, at) values (?, ?, ?, ?, ?, ?)
     on conflict (learner_id, day, session) do update
     set status = excluded.status, author_id = excluded.author_id, at = excluded.at`,
  );

  return {
    user: (id) => user.get(id)!,
    roles: (userId, schoolId) => roles.all(userId, schoolId).map(toRole),
    class: (id, schoolId) => schoolClass.get(id, schoolId) ?? null,
    learners: (classId) => learners.all(classId),
    marks: (classId, last) => {
      const found = rolls.all(classId, last);
      return marksOf(found, ownMarks.all(classId, found.at(-1)?.day ?? ""));
    },
    saveMarks: database.transaction((authorId: number, marks: readonly SentMark[]): number => {
      const at = Date.now();
      for (const { learnerId, day, session, status } of marks) {
        saveMark.run(Number(learnerId), day, session, status, authorId, at);
      }
      return marks.length;
    }),
  };
}
