import { Role } from "../../src/values/role.js";
import { nextNumber } from "./next-number.js";
import { type Ask, LEADERS, type OperationCase, type Outcome, TEACHERS } from "./operation-case.js";
import { PUSH, readVerdict } from "./push.js";
import { child, east, stranger, west } from "./world.js";

type AddedAssessment = { addAssessment: { id: string } };

const ADD_ASSESSMENT = `mutation ($c: ID!, $n: String!) {
  addAssessment(input: { classId: $c, subject: "Mathematics", name: $n, kind: MID_TERM, maximum: 50, day: "2026-09-07" }) { id }
}`;
const assessment = async (classId: number, ask: Ask) => {
  const input = { c: classId, n: `Test ${nextNumber()}` };
  return (await ask<AddedAssessment>(Role.head, ADD_ASSESSMENT, input)).addAssessment;
};
const scored = async (classId: number, ask: Ask) => {
  const { id } = await assessment(classId, ask);
  await ask(Role.head, PUSH, { ops: [`${nextNumber()} s ${classId} ${id} 1 QA 0 1788760800`] });
  return { id };
};
const SHEET =
  "query ($id: ID!) { scoreSheet(assessmentId: $id) { assessment { name } scores { learner { name } value proposals } } }";
const SCORE_HISTORY = `query ($id: ID!, $learner: ID!) {
  scoreHistory(assessmentId: $id, learnerId: $learner) {
    assessment { name } learner { name } stands entries { nodes { by { name } before given verdict } totalCount }
  }
}`;
/** Whoever may see none is told there are none. */
const readAssessments = (data: object): Outcome =>
  (data as { assessments: { totalCount: number } }).assessments.totalCount === 0 ? "null" : "answer";

export const assessmentOperations: readonly OperationCase[] = [
  {
    operation: "Mutation.addAssessment",
    about: "to a class that is taught",
    text: ADD_ASSESSMENT,
    variables: (world) => ({ c: east(world).id, n: `Test ${nextNumber()}` }),
    allowed: [...LEADERS, ...TEACHERS],
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.addAssessment",
    about: "to a class that others teach",
    text: ADD_ASSESSMENT,
    variables: (world) => ({ c: west(world).id, n: `Test ${nextNumber()}` }),
    allowed: LEADERS,
    refusals: { "class-teacher": "NOT_FOUND", "subject-teacher": "NOT_FOUND" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.assessments",
    about: "of a class that is taught",
    text: "query ($id: ID!) { assessments(classId: $id) { nodes { id name subject } totalCount } }",
    variables: async (world, ask) => {
      await assessment(east(world).id, ask);
      return { id: east(world).id };
    },
    allowed: [...LEADERS, "key", ...TEACHERS],
    refusal: "null",
    elsewhere: "null",
    read: readAssessments,
  },
  {
    operation: "Query.assessments",
    about: "of a class that others teach",
    text: "query ($id: ID!) { assessments(classId: $id) { nodes { id name subject } totalCount } }",
    variables: async (world, ask) => {
      await assessment(west(world).id, ask);
      return { id: west(world).id };
    },
    allowed: [...LEADERS, "key"],
    refusal: "null",
    elsewhere: "null",
    read: readAssessments,
  },
  {
    operation: "Query.scoreSheet",
    about: "of a class that is taught",
    text: SHEET,
    variables: async (world, ask) => scored(east(world).id, ask),
    allowed: [...LEADERS, "key", ...TEACHERS],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.scoreSheet",
    about: "of a class that others teach",
    text: SHEET,
    variables: async (world, ask) => scored(west(world).id, ask),
    allowed: [...LEADERS, "key"],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.scoreHistory",
    about: "of a class that is taught",
    text: SCORE_HISTORY,
    variables: async (world, ask) => ({ ...(await scored(east(world).id, ask)), learner: child(world) }),
    allowed: [...LEADERS, "key", ...TEACHERS],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.scoreHistory",
    about: "of a class that others teach",
    text: SCORE_HISTORY,
    variables: async (world, ask) => ({ ...(await scored(west(world).id, ask)), learner: stranger(world) }),
    allowed: [...LEADERS, "key"],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Mutation.push",
    about: "scores of a class that is taught",
    text: PUSH,
    variables: async (world, ask) => {
      const { id } = await assessment(east(world).id, ask);
      return { ops: [`${nextNumber()} s ${east(world).id} ${id} 1 QA 0 1788760800`] };
    },
    allowed: [...LEADERS, ...TEACHERS],
    refusal: "NOT_YOUR_CLASS",
    elsewhere: "NO_SUCH_CLASS",
    read: readVerdict,
  },
  {
    operation: "Mutation.push",
    about: "scores of a class that others teach",
    text: PUSH,
    variables: async (world, ask) => {
      const { id } = await assessment(west(world).id, ask);
      return { ops: [`${nextNumber()} s ${west(world).id} ${id} 1 QA 0 1788760800`] };
    },
    allowed: LEADERS,
    refusal: "NOT_YOUR_CLASS",
    elsewhere: "NO_SUCH_CLASS",
    read: readVerdict,
  },
  {
    operation: "Mutation.push",
    about: "the reopening of a sheet of a class that is taught",
    text: PUSH,
    variables: async (world, ask) => {
      const { id } = await assessment(east(world).id, ask);
      await ask(Role.head, PUSH, { ops: [`${nextNumber()} b ${east(world).id} ${id} 0 1788760800`] });
      return { ops: [`${nextNumber()} o ${east(world).id} ${id} 0 1788760800`] };
    },
    allowed: [Role.head, Role.deputy],
    refusal: "NOT_YOUR_CLASS",
    refusals: {
      admin: "REOPEN_NOT_ALLOWED",
      "class-teacher": "REOPEN_NOT_ALLOWED",
      "subject-teacher": "REOPEN_NOT_ALLOWED",
    },
    elsewhere: "NO_SUCH_CLASS",
    read: readVerdict,
  },
];
