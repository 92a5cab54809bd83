import Database from "better-sqlite3";

/** A mark as a client of a peer sends it. */
export type SentMark = { learnerId: string; day: string; session: string; status: string };
export type PeerMark = { day: string; session: string; status: string };
type Roll = { day: string; session: string; defaultStatus: string };
type OwnMark = { learnerId: number; day: string; session: string; status: string };

const STATUS: Record<string, string> = { P: "PRESENT", A: "ABSENT", L: "LATE", E: "EXCUSED", N: "NOT_TAKEN" };
const SESSION: Record<string, string> = { m: "MORNING", a: "AFTERNOON" };

/**
 * What the peers read and write, in prepared statements over the file that Asili serves. A batch of marks is upserted
 * into a table of the peers' own, a row a mark, in one transaction; nothing is judged, kept as history or published.
 */
export function openPeerDatabase(file: string) {
  const database = new Database(file, { timeout: 10_000 });
  database.pragma("journal_mode = wal");
  database.pragma("synchronous = full");
  database.exec(`create table if not exists peer_mark (
    learner_id integer not null, day text not null, session text not null, status text not null,
    author_id integer not null, at integer not null, primary key (learner_id, day, session)) without rowid`);

  const user = database.prepare<[number], { id: number; name: string }>("select id, name from user where id = ?");
  const roles = database
    .prepare<[number, number], string>("select role from membership where user_id = ? and school_id = ?")
    .pluck();
  const schoolClass = database.prepare<[number, number], { id: number; grade: string; stream: string }>(
    "select id, grade, stream from school_class where id = ? and school_id = ?",
  );
  const learners = database.prepare<[number], { id: number; name: string; admissionNumber: string }>(
    `select l.id, l.name, l.admission_number as admissionNumber from enrolment e join learner l on l.id = e.learner_id
     where e.class_id = ? and e.to_rev is null order by e.position`,
  );
  const rolls = database.prepare<[number, number], Roll>(
    `select day, session, default_status as defaultStatus from roll_call where class_id = ?
     order by day desc, session limit ?`,
  );
  const ownMarks = database.prepare<[number, string], OwnMark>(
    "select learner_id as learnerId, day, session, status from attendance_mark where class_id = ? and day >= ?",
  );
  const saveMark = database.prepare<[number, string, string, string, number, number]>(
    `insert into peer_mark (learner_id, day, session, status, author_id, at) values (?, ?, ?, ?, ?, ?)
     on conflict (learner_id, day, session) do update
     set status = excluded.status, author_id = excluded.author_id, at = excluded.at`,
  );

  return {
    user: (id: number) => user.get(id)!,
    roles: (userId: number, schoolId: number) =>
      roles.all(userId, schoolId).map((role) => role.toUpperCase().replace("-", "_")),
    class: (id: number, schoolId: number) => schoolClass.get(id, schoolId) ?? null,
    learners: (classId: number) => learners.all(classId),
    /** The last marks of everyone in a class, in two queries: what the registers say, but for those with a mark of their own. */
    marks: (classId: number, last: number): ((learnerId: number) => PeerMark[]) => {
      const found = rolls.all(classId, last);
      const own = new Map(
        ownMarks
          .all(classId, found.at(-1)?.day ?? "")
          .map(({ learnerId, day, session, status }) => [`${learnerId} ${day} ${session}`, status]),
      );
      return (learnerId) =>
        found.map(({ day, session, defaultStatus }) => ({
          day,
          session: SESSION[session]!,
          status: STATUS[own.get(`${learnerId} ${day} ${session}`) ?? defaultStatus]!,
        }));
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
