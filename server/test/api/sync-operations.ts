import { Role } from "../../src/values/role.js";
import { nextNumber } from "./next-number.js";
import { type Ask, LEADERS, type OperationCase, type Outcome, PEOPLE, STAFF, TEACHERS } from "./operation-case.js";
import { PUSH, readVerdict } from "./push.js";
import { east, west, type World } from "./world.js";

type Held = { heldOperations: { nodes: { id: string; class: { id: string } }[] } };

/** Something that a teacher wrote of a class and sent after it was taken from them. */
const heldOperation = async ({ school }: World, ask: Ask) => {
  const name = `Held ${nextNumber()}`;
  const text = 'mutation ($name: String!) { addClass(year: 2026, grade: "G9", stream: $name) { id } }';
  const { addClass } = await ask<{ addClass: { id: string } }>(Role.head, text, { name });
  const variables = { class: addClass.id, user: school.person(Role.classTeacher).userId };
  const teach = (what: string) => `mutation ($class: ID!, $user: ID!) { ${what} { id } }`;
  await ask(Role.head, teach("assignTeacher(classId: $class, userId: $user, kind: SUBJECT)"), variables);
  await ask(Role.head, teach("unassignTeacher(classId: $class, userId: $user)"), variables);
  await ask(Role.classTeacher, PUSH, { ops: [`${nextNumber()} r ${addClass.id} 260907m 1 P 0 1788760800`] });
  const { heldOperations } = await ask<Held>(Role.head, "{ heldOperations(first: 200) { nodes { id class { id } } } }");
  return { ids: heldOperations.nodes.filter((held) => held.class.id === addClass.id).map(({ id }) => id) };
};
const readDecision = (data: object): Outcome => {
  const [[made]] = Object.values(data) as [[{ done: boolean; code: string | null }]];
  // The class has no learners, which is found out only for those who may decide.
  return made.done || made.code === "UNKNOWN_ROSTER" ? "answer" : (made.code as Outcome);
};
/** Version 1, plain, of device 1 and user 1, without a true signature. */
const unsignedEnvelope = (schoolId: number): string =>
  Buffer.concat([Buffer.of(1, 0, 1, 1, schoolId, 0), Buffer.from("1 z"), Buffer.alloc(64)]).toString("base64url");
const readRelayEnd = (data: object): Outcome => {
  const [end] = (data as { relay: { code: string | null }[] }).relay;
  return end?.code === "OTHER_SCHOOL" ? "OTHER_SCHOOL" : "answer";
};

export const syncOperations: readonly OperationCase[] = [
  {
    operation: "Mutation.push",
    about: "a roll-call of a class that is taught",
    text: PUSH,
    variables: (world) => ({ ops: [`${nextNumber()} r ${east(world).id} 260907m 1 PA1 0 1788760800`] }),
    allowed: [...LEADERS, ...TEACHERS],
    refusal: "NOT_YOUR_CLASS",
    elsewhere: "NO_SUCH_CLASS",
    read: readVerdict,
  },
  {
    operation: "Mutation.push",
    about: "a roll-call of a class that others teach",
    text: PUSH,
    variables: (world) => ({ ops: [`${nextNumber()} r ${west(world).id} 260907m 1 PA1 0 1788760800`] }),
    allowed: LEADERS,
    refusal: "NOT_YOUR_CLASS",
    elsewhere: "NO_SUCH_CLASS",
    read: readVerdict,
  },
  {
    operation: "Mutation.relay",
    about: "what a phone unknown there has signed",
    text: "mutation ($envelopes: [Envelope!]!) { relay(envelopes: $envelopes) { code taken held refused } }",
    variables: ({ school }) => ({ envelopes: [unsignedEnvelope(school.id)] }),
    allowed: STAFF,
    elsewhere: "OTHER_SCHOOL",
    read: readRelayEnd,
  },
  {
    operation: "Query.pull",
    text: '{ pull(v: 1, since: "- -") { epoch access scopes { id kind classId } changes { scope items } } }',
    allowed: PEOPLE,
  },
  {
    operation: "Query.heldOperations",
    text: "{ heldOperations(first: 20) { nodes { id author { name } class { name } marks { learner { name } } } totalCount } }",
    variables: heldOperation,
    allowed: [Role.head, Role.deputy],
  },
  {
    operation: "Mutation.takeInHeld",
    text: "mutation ($ids: [ID!]!) { takeInHeld(ids: $ids) { id done code } }",
    variables: heldOperation,
    allowed: [Role.head, Role.deputy],
    elsewhere: "NOT_HELD",
    read: readDecision,
  },
  {
    operation: "Mutation.declineHeld",
    text: 'mutation ($ids: [ID!]!) { declineHeld(ids: $ids, reason: "Taken on paper") { id done code } }',
    variables: heldOperation,
    allowed: [Role.head, Role.deputy],
    elsewhere: "NOT_HELD",
    read: readDecision,
  },
  { operation: "Subscription.poke", text: "subscription { poke { scope head } }", allowed: PEOPLE },
];
