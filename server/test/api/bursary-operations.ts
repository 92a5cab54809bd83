import { Role } from "../../src/values/role.js";
import { nextNumber, numbered } from "./next-number.js";
import { type Ask, BURSARS, MONEY_OFFICE, OFFICE, type OperationCase, TEACHERS } from "./operation-case.js";
import { child, east, type World } from "./world.js";

type Awarded = { awardBursary: { id: string } };

const AWARD = `mutation ($input: AwardBursaryInput!) {
  awardBursary(input: $input) { id state shares { learner { name } cents } receipt { number } }
}`;
const award = (world: World) => ({
  input: {
    key: numbered("request"),
    sponsor: "County Fund",
    reference: `CF ${nextNumber()}`,
    cents: 50_000,
    day: "2026-09-01",
    shares: [{ learnerId: String(east(world).learnerIds[1]), cents: 50_000 }],
  },
});
const awarded = async (world: World, ask: Ask) => (await ask<Awarded>(Role.bursar, AWARD, award(world))).awardBursary;

export const bursaryOperations: readonly OperationCase[] = [
  {
    operation: "Query.bursaries",
    text: "{ bursaries(state: PENDING) { nodes { id sponsor state shares { learner { name expectedBursaries { cents } } cents } } } }",
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Query.learner",
    about: "'s expected bursaries",
    text: "query ($id: ID!) { learner(id: $id) { name expectedBursaries { sponsor cents } } }",
    variables: (world) => ({ id: child(world) }),
    allowed: [...OFFICE, ...TEACHERS, Role.guardian],
    elsewhere: "null",
  },
  { operation: "Mutation.awardBursary", text: AWARD, variables: award, allowed: BURSARS, elsewhere: "NOT_FOUND" },
  {
    operation: "Mutation.receiveBursary",
    text: "mutation ($input: ReceiveBursaryInput!) { receiveBursary(input: $input) { id state receipt { number cents } } }",
    variables: async (world, ask) => {
      const bursaryId = (await awarded(world, ask)).id;
      const cheque = { channel: "CHEQUE", reference: `KCB ${nextNumber()}`, cents: 50_000, day: "2026-09-07" };
      return { input: { key: numbered("request"), bursaryId, ...cheque } };
    },
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.cancelBursary",
    text: 'mutation ($id: ID!) { cancelBursary(id: $id, reason: "Withdrawn") { id state } }',
    variables: awarded,
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
];
