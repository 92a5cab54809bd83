/** A mark as a client of a peer sends it. */
export type SentMark = { learnerId: string; day: string; session: string; status: string };
type PeerMark = { day: string; session: string; status: string };
export type PeerUser = { id: number; name: string };
export type PeerClass = { id: number; grade: string; stream: string };
export type PeerLearner = { id: number; name: string; admissionNumber: string };
export type PeerMarks = (learnerId: number) => PeerMark[];

export type Roll = { day: string; session: string; defaultStatus: string };
export type OwnMark = { learnerId: number; day: string; session: string; status: string };

/** At once from a file in the process, later from a server. */
type Soon<Value> = Value | Promise<Value>;

/**
 * What the peers read and write, by hand. A batch of marks is upserted into a table of the peers' own, a row a mark with
 * its author and time, durably in one transaction; nothing is judged, kept as history or published.
 */
export type PeerDatabase = {
  user(id: number): Soon<PeerUser>;
  roles(userId: number, schoolId: number): Soon<string[]>;
  class(id: number, schoolId: number): Soon<PeerClass | null>;
  learners(classId: number): Soon<PeerLearner[]>;
  /** The last marks of everyone in a class, in two queries: what the registers say, but for those with a mark of their own. */
  marks(classId: number, last: number): Soon<PeerMarks>;
  saveMarks(authorId: number, marks: readonly SentMark[]): Soon<number>;
};

const STATUS: Record<string, string> = { P: "PRESENT", A: "ABSENT", L: "LATE", E: "EXCUSED", N: "NOT_TAKEN" };
const SESSION: Record<string, string> = { m: "MORNING", a: "AFTERNOON" };

export const toRole = (role: string): string => role.toUpperCase().replace("-", "_");

export function marksOf(rolls: readonly Roll[], ownMarks: readonly OwnMark[]): PeerMarks {
  const own = new Map(
    ownMarks.map(({ learnerId, day, session, status }) => [`${learnerId} ${day} ${session}`, status]),
  );
  return (learnerId) =>
    rolls.map(({ day, session, defaultStatus }) => ({
      day,
      session: SESSION[session]!,
      status: STATUS[own.get(`${learnerId} ${day} ${session}`) ?? defaultStatus]!,
    }));
}

/** The statements, but for the one that saves: both engines read them alike. */
export const PEER_SQL = {
  user: "select id, name from `user` where id = ?",
  roles: "select role from membership where user_id = ? and school_id = ?",
  class: "select id, grade, stream from school_class where id = ? and school_id = ?",
  learners: `select l.id, l.name, l.admission_number as admissionNumber from enrolment e join learner l on l.id = e.learner_id
    where e.class_id = ? and e.to_rev is null order by e.position`,
  rolls: `select day, session, default_status as defaultStatus from roll_call where class_id = ?
    order by day desc, case session when 'a' then 0 else 1 end limit ?`,
  ownMarks: "select learner_id as learnerId, day, session, status from attendance_mark where class_id = ? and day >= ?",
};
