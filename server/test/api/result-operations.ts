import { Role } from "../../src/values/role.js";
import { nextNumber } from "./next-number.js";
import { type Ask, LEADERS, type OperationCase, TEACHERS } from "./operation-case.js";
import { PUSH } from "./push.js";
import { child, east, stranger, term, west } from "./world.js";

const READERS = [...LEADERS, "key"] as const;

const ADD = `mutation ($c: ID!, $n: String!) {
  addAssessment(input: { classId: $c, subject: "English", name: $n, kind: OPENER, maximum: 50, day: "2026-09-07" }) { id }
}`;
/** The class's first learner has a score, and the others none. */
const scored = async (classId: number, ask: Ask) => {
  type Added = { addAssessment: { id: string } };
  const { addAssessment } = await ask<Added>(Role.head, ADD, { c: classId, n: `Opener ${nextNumber()}` });
  const operation = `${nextNumber()} s ${classId} ${addAssessment.id} 1 Q 0 1788760800`;
  await ask(Role.head, PUSH, { ops: [operation] });
};

const RESULTS = `query ($c: ID!, $t: ID!) {
  classResults(classId: $c, termId: $t) { class { name } learners { nodes { learner { name } subjects { label } } } }
}`;
const LEARNER = `query ($id: ID!) {
  learnerResults(learnerId: $id) { class { name } result { learner { name } subjects { name percent } } }
}`;
const ANALYSIS = `query ($t: ID!, $c: ID, $g: String) {
  subjectAnalysis(termId: $t, classId: $c, grade: $g) {
    subjects { name summary { learners mean } streams { class { name } summary { mean } } }
  }
}`;
const MISSING = `query ($t: ID!, $c: ID) {
  missingScores(termId: $t, classId: $c) { nodes { class { name } missing learners { name } } totalCount }
}`;

export const resultOperations: readonly OperationCase[] = [
  {
    operation: "Query.classResults",
    about: "of a class that is taught",
    text: RESULTS,
    variables: async (world, ask) => {
      await scored(east(world).id, ask);
      return { c: east(world).id, t: term(world) };
    },
    allowed: [...READERS, ...TEACHERS],
    elsewhere: "null",
  },
  {
    operation: "Query.classResults",
    about: "of a class that others teach",
    text: RESULTS,
    variables: (world) => ({ c: west(world).id, t: term(world) }),
    allowed: READERS,
    refusals: { "class-teacher": "null", "subject-teacher": "null" },
    elsewhere: "null",
  },
  {
    operation: "Query.learnerResults",
    about: "of a guardian's child in a class that is taught",
    text: LEARNER,
    variables: async (world, ask) => {
      await scored(east(world).id, ask);
      return { id: child(world) };
    },
    allowed: [...READERS, ...TEACHERS],
    elsewhere: "null",
  },
  {
    operation: "Query.learnerResults",
    about: "of somebody in a class that others teach",
    text: LEARNER,
    variables: async (world, ask) => {
      await scored(west(world).id, ask);
      return { id: stranger(world) };
    },
    allowed: READERS,
    refusals: { "class-teacher": "null", "subject-teacher": "null" },
    elsewhere: "null",
  },
  {
    operation: "Query.subjectAnalysis",
    about: "of a class that is taught",
    text: ANALYSIS,
    variables: (world) => ({ t: term(world), c: east(world).id }),
    allowed: [...READERS, ...TEACHERS],
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.subjectAnalysis",
    about: "of a class that others teach",
    text: ANALYSIS,
    variables: (world) => ({ t: term(world), c: west(world).id }),
    allowed: READERS,
    refusals: { "class-teacher": "BAD_USER_INPUT", "subject-teacher": "BAD_USER_INPUT" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.subjectAnalysis",
    about: "of a grade, a teacher's own streams of it",
    text: ANALYSIS,
    variables: (world) => ({ t: term(world), g: "G7" }),
    allowed: [...READERS, ...TEACHERS],
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.missingScores",
    text: MISSING,
    variables: async (world, ask) => {
      await scored(east(world).id, ask);
      return { t: term(world) };
    },
    allowed: [...READERS, ...TEACHERS],
    elsewhere: "NOT_FOUND",
  },
];
