import type { PeerDatabase, PeerLearner, PeerMarks, SentMark } from "./peer-database.js";
import type { PeerViewer } from "./peer-viewer.js";

/** The part of Asili's schema that is measured, as somebody would write it who had only that. */
export const peerTypeDefs = `
  enum Role { ADMIN HEAD DEPUTY BURSAR CLASS_TEACHER SUBJECT_TEACHER GUARDIAN }
  enum Session { MORNING AFTERNOON }
  enum AttendanceStatus { PRESENT LATE ABSENT EXCUSED NOT_TAKEN }
  type User { id: ID! name: String! }
  type Viewer { deviceId: ID roles: [Role!]! user: User! }
  type Mark { day: String! session: Session! status: AttendanceStatus! }
  type Learner { id: ID! name: String! admissionNumber: String! marks(last: Int! = 10): [Mark!]! }
  type LearnerConnection { nodes: [Learner!]! }
  type Class { id: ID! grade: String! learners(first: Int! = 50): LearnerConnection! }
  input MarkInput { learnerId: ID! day: String! session: String! status: String! }
  type Query { viewer: Viewer! class(id: ID!): Class }
  type Mutation { saveMarks(marks: [MarkInput!]!): Int! }
`;

type Room = { id: number; marks: Map<number, PeerMarks | Promise<PeerMarks>> };

/** Resolvers by hand; the marks of a class are read once for all its learners. */
export const peerResolvers = (database: PeerDatabase) => ({
  Query: {
    viewer: (_: unknown, __: unknown, viewer: PeerViewer) => viewer,
    class: (_: unknown, { id }: { id: string }, { schoolId }: PeerViewer) => database.class(Number(id), schoolId),
  },
  Viewer: {
    roles: ({ userId, schoolId }: PeerViewer) => database.roles(userId, schoolId),
    user: ({ userId }: PeerViewer) => database.user(userId),
  },
  Class: {
    learners: ({ id }: { id: number }, { first }: { first: number }) => {
      const room: Room = { id, marks: new Map() };
      const page = (learners: PeerLearner[]) => ({
        nodes: learners.slice(0, first).map((learner) => ({ ...learner, room })),
      });
      const learners = database.learners(id);
      return learners instanceof Promise ? learners.then(page) : page(learners);
    },
  },
  Learner: {
    marks: ({ id, room }: { id: number; room: Room }, { last }: { last: number }) => {
      const marks = room.marks.get(last) ?? database.marks(room.id, last);
      room.marks.set(last, marks);
      return marks instanceof Promise ? marks.then((all) => all(id)) : marks(id);
    },
  },
  Mutation: {
    saveMarks: (_: unknown, { marks }: { marks: SentMark[] }, { userId }: PeerViewer) =>
      database.saveMarks(userId, marks),
  },
});
