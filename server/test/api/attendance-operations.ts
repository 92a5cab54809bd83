import { Role } from "../../src/values/role.js";
import { nextNumber } from "./next-number.js";
import { type Ask, LEADERS, type OperationCase, TEACHERS } from "./operation-case.js";
import { PUSH } from "./push.js";
import { child, east, stranger, west } from "./world.js";

const REGISTER = `query ($id: ID!) {
  register(classId: $id, day: "2026-09-07", session: AFTERNOON) { class { name } marks { learner { name } status } takenBy { name } }
}`;
const HISTORY = `query ($id: ID!, $learner: ID!) {
  cellHistory(classId: $id, day: "2026-09-07", session: AFTERNOON, learnerId: $learner) {
    class { name } learner { name } stands { status }
    entries { nodes { by { name } said { status reason { code } } } }
  }
}`;
const takenRegister = async (id: number, ask: Ask) => {
  await ask(Role.head, PUSH, { ops: [`${nextNumber()} r ${id} 260907a 1 PA1 0 1788760800`] });
  return { id };
};

export const attendanceOperations: readonly OperationCase[] = [
  {
    operation: "Query.register",
    about: "of a class that is taught",
    text: REGISTER,
    variables: async (world, ask) => takenRegister(east(world).id, ask),
    allowed: [...LEADERS, "key", ...TEACHERS],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.register",
    about: "of a class that others teach",
    text: REGISTER,
    variables: async (world, ask) => takenRegister(west(world).id, ask),
    allowed: [...LEADERS, "key"],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.cellHistory",
    about: "in a class that is taught",
    text: HISTORY,
    variables: async (world, ask) => ({
      ...(await takenRegister(east(world).id, ask)),
      learner: child(world),
    }),
    allowed: [...LEADERS, "key", ...TEACHERS],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.cellHistory",
    about: "in a class that others teach",
    text: HISTORY,
    variables: async (world, ask) => ({
      ...(await takenRegister(west(world).id, ask)),
      learner: stranger(world),
    }),
    allowed: [...LEADERS, "key"],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.contestedRegisters",
    text: `{ contestedRegisters(first: 20) {
      nodes { class { name } marks { learner { name } stands { by { name } } other { by { name } } } }
    } }`,
    allowed: [...LEADERS, "key"],
  },
  {
    operation: "Query.schoolToday",
    text: `{ schoolToday { day schoolDay classes { class { id name } teacher morning { present } afternoon { present } } trend { day } } }`,
    allowed: [...LEADERS, "key"],
  },
  {
    operation: "Query.attendanceTrend",
    text: "{ attendanceTrend(days: 5) { day present registersTaken } }",
    allowed: [...LEADERS, "key"],
  },
  {
    operation: "Subscription.schoolTodayChanged",
    text: "subscription { schoolTodayChanged { class { name } teacher morning { present } } }",
    allowed: [...LEADERS, "key"],
  },
];
