import { Role } from "../../src/values/role.js";
import { nextNumber } from "./next-number.js";
import { oncePerWorld } from "./once-per-world.js";
import { type Ask, LEADERS, OFFICE, type OperationCase, TEACHERS } from "./operation-case.js";
import { child, east, stranger, west, type World } from "./world.js";

const ADMIT = `mutation ($input: AdmissionInput!) {
  admitLearner(input: $input) { id name guardians { guardian { id name phone } } }
}`;
const newcomer = (world: World) => {
  const number = nextNumber();
  return {
    input: {
      classId: west(world).id,
      admissionNumber: `L${number}`,
      name: `Newcomer ${number} of ${world.school.name}`,
      guardians: [{ name: "Mama Newcomer", phone: `07${String(20_000_000 + number)}` }],
    },
  };
};
type Admitted = { admitLearner: { id: string; guardians: { guardian: { id: string } }[] } };
const admitted = async (world: World, ask: Ask) =>
  (await ask<Admitted>(Role.head, ADMIT, newcomer(world))).admitLearner;
const learner = async (world: World, ask: Ask) => ({ id: (await admitted(world, ask)).id });
/** One learner for all who ask: a class holds only so many. */
const sameLearner = oncePerWorld(learner);
const withGuardian = async (world: World, ask: Ask) => {
  const { id, guardians } = await admitted(world, ask);
  return { id, guardian: guardians[0]!.guardian.id };
};
const GUARDIAN = '{ name: "Baba", relation: "Father", contact: EMERGENCIES, custody: SHARED, seesRecords: true }';
const WITHDRAW =
  "mutation ($id: ID!) { withdrawLearner(learnerId: $id, status: LEFT, reason: WORK) { status leftOn } }";

const awayLearner = oncePerWorld(async (world, ask) => {
  const { id } = await learner(world, ask);
  await ask(Role.head, WITHDRAW, { id });
  return { id };
});
const promotion = async (_world: World, ask: Ask) => {
  const text = "mutation { planPromotion(fromYear: 2026) { id } }";
  return (await ask<{ planPromotion: { id: string } }>(Role.head, text)).planPromotion;
};

export const lifeOperations: readonly OperationCase[] = [
  {
    operation: "Query.learnerLife",
    about: "of one's own",
    text: "query ($id: ID!) { learnerLife(learnerId: $id) { totalCount nodes { kind day by toClass { name year } } } }",
    variables: (world) => ({ id: child(world) }),
    allowed: [...LEADERS, ...TEACHERS, Role.guardian, "key"],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.learnerLife",
    about: "of somebody else's",
    text: "query ($id: ID!) { learnerLife(learnerId: $id) { nodes { kind reason note otherSchool } } }",
    variables: (world) => ({ id: stranger(world) }),
    allowed: [...LEADERS, "key"],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.formerLearners",
    text: "{ formerLearners(status: LEFT, year: 2026) { totalCount nodes { name leftOn } } }",
    allowed: OFFICE,
  },
  { operation: "Query.formerYears", text: "{ formerYears { year left completed transferred } }", allowed: OFFICE },
  {
    operation: "Query.nextAdmissionNumber",
    text: "{ nextAdmissionNumber }",
    allowed: LEADERS,
    refusals: { key: "FORBIDDEN" },
  },
  {
    operation: "Query.learnersAlike",
    text: 'query { learnersAlike(name: "Learner 1 of") { name } }',
    allowed: LEADERS,
    refusals: { key: "FORBIDDEN" },
  },
  {
    operation: "Mutation.admitLearner",
    text: ADMIT,
    variables: newcomer,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.updateLearner",
    text: 'mutation ($id: ID!) { updateLearner(learnerId: $id, input: { birthDate: "2013-05-01" }) { birthDate } }',
    variables: sameLearner,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.moveLearner",
    text: "mutation ($id: ID!, $class: ID!) { moveLearner(learnerId: $id, classId: $class) { class { name } } }",
    variables: async (world, ask) => ({ ...(await sameLearner(world, ask)), class: east(world).id }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.withdrawLearner",
    text: WITHDRAW,
    variables: learner,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.reEnterLearner",
    text: "mutation ($id: ID!, $class: ID!) { reEnterLearner(learnerId: $id, classId: $class) { status } }",
    variables: async (world, ask) => {
      const { id } = await learner(world, ask);
      await ask(Role.head, WITHDRAW, { id });
      return { id, class: west(world).id };
    },
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.addGuardian",
    text: `mutation ($id: ID!) { addGuardian(learnerId: $id, guardian: ${GUARDIAN}) { guardians { custody } } }`,
    variables: sameLearner,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.updateGuardian",
    text: `mutation ($id: ID!, $guardian: ID!) {
      updateGuardian(learnerId: $id, guardianId: $guardian, guardian: ${GUARDIAN}) { guardians { contact } }
    }`,
    variables: withGuardian,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.removeGuardian",
    text: "mutation ($id: ID!, $guardian: ID!) { removeGuardian(learnerId: $id, guardianId: $guardian) { id } }",
    variables: withGuardian,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.orderGuardians",
    text: "mutation ($id: ID!, $guardian: ID!) { orderGuardians(learnerId: $id, guardianIds: [$guardian]) { id } }",
    variables: withGuardian,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.transferLetters",
    text: "query ($id: ID!) { transferLetters(learnerId: $id) { id number day language } }",
    variables: (world) => ({ id: child(world) }),
    allowed: LEADERS,
    elsewhere: "answer",
  },
  {
    operation: "Mutation.issueTransferLetter",
    text: "mutation ($id: ID!) { issueTransferLetter(learnerId: $id, language: SW, withBalance: true) { id number } }",
    variables: awayLearner,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.planPromotion",
    text: "mutation { planPromotion(fromYear: 2026) { id classes { class { name } learners } targets { name } } }",
    allowed: LEADERS,
  },
  {
    operation: "Query.promotion",
    text: `query ($c: ID!) { promotion(fromYear: 2026) {
      id yearEnds learners(classId: $c) { totalCount nodes { learner { name } choice } }
    } }`,
    variables: async (world, ask) => {
      await promotion(world, ask);
      return { c: east(world).id };
    },
    allowed: LEADERS,
  },
  {
    operation: "Mutation.setPromotionClass",
    text: 'mutation ($id: ID!, $c: ID!) { setPromotionClass(id: $id, classId: $c, grade: "G8", stream: "East") { id } }',
    variables: async (world, ask) => ({ ...(await promotion(world, ask)), c: east(world).id }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.setPromotionChoices",
    text: "mutation ($id: ID!, $l: [ID!]!) { setPromotionChoices(id: $id, learnerIds: $l, choice: REPEAT) { id } }",
    variables: async (world, ask) => ({ ...(await promotion(world, ask)), l: east(world).learnerIds }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.applyPromotion",
    about: "before the year is over",
    text: "mutation ($id: ID!) { applyPromotion(id: $id) { appliedAt } }",
    variables: promotion,
    allowed: [],
    refusals: { admin: "CONFLICT", head: "CONFLICT", deputy: "CONFLICT" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.undoPromotion",
    about: "that is not done",
    text: "mutation ($id: ID!) { undoPromotion(id: $id) { undoneAt } }",
    variables: promotion,
    allowed: [],
    refusals: { admin: "CONFLICT", head: "CONFLICT", deputy: "CONFLICT" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.proposedYear",
    text: "{ proposedYear(year: 2027) { terms { starts } classes { name isThere } } }",
    allowed: LEADERS,
  },
  {
    operation: "Mutation.openYear",
    text: `mutation { openYear(input: {
      year: 2031, terms: [], classes: [{ grade: "G7", stream: "East" }], classTeachers: NONE, subjectTeachers: NONE
    }) { classes teachers } }`,
    allowed: LEADERS,
  },
];
