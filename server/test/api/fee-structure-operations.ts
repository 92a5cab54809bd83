import { Role } from "../../src/values/role.js";
import { numbered } from "./next-number.js";
import { type Ask, BURSARS, MONEY_OFFICE, OFFICE, type OperationCase } from "./operation-case.js";
import { child, term, type World } from "./world.js";

type Heads = { voteHeads: { nodes: { id: string; name: string }[] } };
type Made<Name extends string> = Record<Name, { id: string }>;

const SAVE_HEAD = "mutation ($id: ID, $name: String!) { saveVoteHead(id: $id, name: $name) { id } }";
/** A vote head of the school in use whose name begins so; it is added where there is none. */
export const voteHead = async (ask: Ask, name = "Tuition") => {
  const { voteHeads } = await ask<Heads>(Role.bursar, "{ voteHeads(first: 200) { nodes { id name } } }");
  const known = voteHeads.nodes.find((head) => head.name.startsWith(name));
  if (known) return known.id;
  const text = { name: numbered(name) };
  return (await ask<Made<"saveVoteHead">>(Role.bursar, SAVE_HEAD, text)).saveVoteHead.id;
};

const SAVE_STRUCTURE =
  "mutation ($input: FeeStructureInput!) { saveFeeStructure(input: $input) { id name term { id } items { cents } } }";
const structureInput = async (world: World, ask: Ask, grades = ["G9"]) => {
  const items = [{ voteHeadId: await voteHead(ask), cents: 500_00 }];
  return { input: { termId: term(world), name: numbered("Structure"), grades, items } };
};
/** The id of a new structure, of the grade that nobody is in unless others are given. */
export const structure = async (world: World, ask: Ask, grades?: string[]) => {
  const input = await structureInput(world, ask, grades);
  return (await ask<Made<"saveFeeStructure">>(Role.bursar, SAVE_STRUCTURE, input)).saveFeeStructure.id;
};

export const feeStructureOperations: readonly OperationCase[] = [
  {
    operation: "Query.voteHeads",
    text: "{ voteHeads { nodes { id name position archived } } }",
    allowed: OFFICE,
  },
  {
    operation: "Mutation.saveVoteHead",
    text: SAVE_HEAD,
    variables: () => ({ name: numbered("Head") }),
    allowed: BURSARS,
  },
  {
    operation: "Mutation.saveVoteHead",
    about: "that exists",
    text: SAVE_HEAD,
    variables: async (_world, ask) => ({ id: await voteHead(ask, "Spare"), name: numbered("Spare") }),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.orderVoteHeads",
    text: "mutation ($ids: [ID!]!) { orderVoteHeads(ids: $ids) { id } }",
    variables: async (_world, ask) => {
      await voteHead(ask);
      const { voteHeads } = await ask<Heads>(Role.bursar, "{ voteHeads(first: 200) { nodes { id } } }");
      return { ids: voteHeads.nodes.map(({ id }) => id).reverse() };
    },
    allowed: BURSARS,
    elsewhere: "CONFLICT",
  },
  {
    operation: "Mutation.archiveVoteHead",
    text: "mutation ($id: ID!) { archiveVoteHead(id: $id) { archived } }",
    variables: async (_world, ask) => ({ id: await voteHead(ask, "Spare") }),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.feeStructures",
    text: "query ($termId: ID) { feeStructures(termId: $termId) { nodes { id name grades residence cents } } }",
    variables: async (world, ask) => {
      await structure(world, ask);
      return { termId: term(world) };
    },
    allowed: OFFICE,
    elsewhere: "answer",
  },
  {
    operation: "Mutation.saveFeeStructure",
    text: SAVE_STRUCTURE,
    variables: structureInput,
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.copyFeeStructure",
    about: "to the term it is of",
    text: "mutation ($id: ID!, $termId: ID!) { copyFeeStructure(id: $id, termId: $termId) { id } }",
    variables: async (world, ask) => ({ id: await structure(world, ask), termId: term(world) }),
    allowed: [],
    refusals: { bursar: "CONFLICT", head: "CONFLICT" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.removeFeeStructure",
    text: "mutation ($id: ID!) { removeFeeStructure(id: $id) { name } }",
    variables: async (world, ask) => ({ id: await structure(world, ask) }),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.feeSettings",
    text: "{ feeSettings { dueDays siblingPercents siblingVoteHeads { name } waiverLimit targets { cents } } }",
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Mutation.saveFeeSettings",
    text: "mutation ($input: FeeSettingsInput!) { saveFeeSettings(input: $input) { dueDays siblingVoteHeads { id } } }",
    variables: async (_world, ask) => ({
      input: { dueDays: 21, siblingPercents: [5], siblingVoteHeadIds: [await voteHead(ask)], waiverLimit: 0 },
    }),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.setTermTarget",
    text: "mutation ($termId: ID!) { setTermTarget(termId: $termId, cents: 100000000) { targets { cents } } }",
    variables: (world) => ({ termId: term(world) }),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.setResidence",
    text: "mutation ($ids: [ID!]!) { setResidence(learnerIds: $ids, residence: DAY) }",
    variables: (world) => ({ ids: [child(world)] }),
    allowed: MONEY_OFFICE,
    elsewhere: "NOT_FOUND",
  },
];
