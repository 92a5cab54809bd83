import { Role } from "../../src/values/role.js";
import { nextNumber, numbered } from "./next-number.js";
import { oncePerWorld } from "./once-per-world.js";
import { type Ask, HEADS, type OperationCase } from "./operation-case.js";
import { child, east, stranger, west, type World } from "./world.js";

/** Who may see the risks of some learners: of the school, or of their class. */
const RISK_READERS = [...HEADS, Role.classTeacher] as const;
const OWNERS = [...RISK_READERS, Role.subjectTeacher] as const;

const RISK = `learnerName probability band reasons { feature } before { band } override { note by }
  openCase { number ownerName contacts { note } }`;
const ADMIT = "mutation ($input: AdmissionInput!) { admitLearner(input: $input) { id } }";
/** A learner of the class that is taught, about whom nothing is known yet. */
const newcomer = async (world: World, ask: Ask): Promise<string> => {
  const number = nextNumber();
  const input = {
    classId: east(world).id,
    admissionNumber: `R${number}`,
    name: `At Risk ${number} of ${world.school.name}`,
  };
  return (await ask<{ admitLearner: { id: string } }>(Role.head, ADMIT, { input })).admitLearner.id;
};

const OPEN = `mutation ($input: OpenRiskCaseInput!) {
  openRiskCase(input: $input) { id learnerName ownerName openedBy risk { band } }
}`;
type Opened = { openRiskCase: { id: string } };
const caseOf = async (world: World, ask: Ask, owner: Role, learnerId: string): Promise<string> => {
  const input = {
    learnerId,
    ownerId: String(world.school.person(owner).userId),
    dueOn: "2026-09-21",
    action: "CALL_GUARDIAN",
    key: numbered("risk"),
  };
  return (await ask<Opened>(Role.head, OPEN, { input })).openRiskCase.id;
};
/** A case of a learner of the class that is taught, which the subject's teacher sees to; one for all who ask. */
const ownedCase = oncePerWorld(async (world, ask) =>
  caseOf(world, ask, Role.subjectTeacher, await newcomer(world, ask)),
);
/** A case of a learner of the class that nobody teaches, which the head sees to. */
const othersCase = oncePerWorld((world, ask) => caseOf(world, ask, Role.head, String(west(world).learnerIds[1])));
const CLOSE = `mutation ($input: CloseRiskCaseInput!) {
  closeRiskCase(input: $input) { open outcome closedBy learnerName }
}`;
const CASE = "{ number learnerName ownerName openedBy contacts { by note } risk { learnerName band } }";
const CHANGE = `mutation ($input: ChangeRiskCaseInput!) { changeRiskCase(input: $input) { ownerName dueOn action } }`;
const CONTACT = `mutation ($input: RiskContactInput!) { addRiskContact(input: $input) { contacts { kind note by } } }`;
const OVERRIDE = `mutation ($input: RiskOverrideInput!) { overrideRisk(input: $input) { learnerName override { note } } }`;
const LIFT = "mutation ($id: ID!) { liftRiskOverride(learnerId: $id) { learnerName } }";
const override = (learnerId: number) => ({
  input: { learnerId: String(learnerId), reason: "KNOWN_ABSENCE", note: "At a funeral", until: "2026-09-14" },
});

export const riskOperations: readonly OperationCase[] = [
  {
    operation: "Query.riskWeek",
    text: "{ riskWeek { week basis capacity counts { band learners } openCases maySteer } }",
    allowed: RISK_READERS,
    refusals: { key: "FORBIDDEN" },
  },
  {
    operation: "Query.dropoutRisks",
    text: `{ dropoutRisks(first: 20) { totalCount nodes { ${RISK} } } }`,
    allowed: RISK_READERS,
  },
  {
    operation: "Query.dropoutRisks",
    about: "of a class that nobody teaches",
    text: `query ($id: ID!) { dropoutRisks(classId: $id, first: 5) { totalCount nodes { ${RISK} } } }`,
    variables: (world) => ({ id: west(world).id }),
    allowed: HEADS,
    refusals: { [Role.classTeacher]: "null" },
    read: (data) => {
      const { totalCount } = (data as unknown as { dropoutRisks: { totalCount: number } }).dropoutRisks;
      return totalCount === 0 ? "null" : "answer";
    },
    elsewhere: "null",
  },
  {
    operation: "Query.learnerRisk",
    about: "of a learner of one's class",
    text: `query ($id: ID!) { learnerRisk(learnerId: $id) {
      learnerName className mayDecide risk { ${RISK} } weeks { week band } cases ${CASE} owners { name } } }`,
    variables: (world) => ({ id: child(world) }),
    allowed: RISK_READERS,
    refusals: { [Role.subjectTeacher]: "NOT_FOUND" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.learnerRisk",
    about: "of somebody else's",
    text: `query ($id: ID!) { learnerRisk(learnerId: $id) { learnerName risk { ${RISK} } } }`,
    variables: (world) => ({ id: stranger(world) }),
    allowed: HEADS,
    refusals: { [Role.classTeacher]: "NOT_FOUND", [Role.subjectTeacher]: "NOT_FOUND" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.riskLooks",
    text: "{ riskLooks { totalCount nodes { by at what learnerName } } }",
    allowed: HEADS,
  },
  {
    operation: "Query.riskCases",
    text: `{ riskCases(first: 20) { totalCount nodes ${CASE} } }`,
    variables: async (world, ask) => ({ id: await ownedCase(world, ask) }),
    allowed: OWNERS,
  },
  {
    operation: "Query.riskCase",
    about: "that the subject's teacher sees to",
    text: `query ($id: ID!) { riskCase(id: $id) ${CASE} }`,
    variables: async (world, ask) => ({ id: await ownedCase(world, ask) }),
    allowed: OWNERS,
    elsewhere: "null",
  },
  {
    operation: "Query.riskCase",
    about: "of a class that nobody teaches",
    text: `query ($id: ID!) { riskCase(id: $id) ${CASE} }`,
    variables: async (world, ask) => ({ id: await othersCase(world, ask) }),
    allowed: HEADS,
    refusals: { [Role.classTeacher]: "null", [Role.subjectTeacher]: "null" },
    elsewhere: "null",
  },
  { operation: "Query.riskCaseOwners", text: "{ riskCaseOwners { id name } }", allowed: OWNERS },
  { operation: "Query.riskEffect", text: "{ riskEffect { year term listed followed } }", allowed: HEADS },
  {
    operation: "Mutation.openRiskCase",
    text: OPEN,
    variables: async (world, ask) => {
      const { learnerIds } = east(world);
      const stands = await ask<{ learnerRisk: { cases: { id: string; open: boolean }[] } }>(
        Role.head,
        "query ($id: ID!) { learnerRisk(learnerId: $id) { cases { id open } } }",
        { id: learnerIds[1] },
      );
      const open = stands.learnerRisk.cases.find((each) => each.open);
      const input = { caseId: open?.id, outcome: "NOT_AT_RISK", day: "2026-09-07" };
      if (open) await ask(Role.head, CLOSE, { input });
      const owner = String(world.school.person(Role.deputy).userId);
      return {
        input: {
          learnerId: String(learnerIds[1]),
          ownerId: owner,
          dueOn: "2026-09-21",
          action: "WATCH",
          key: numbered("risk"),
        },
      };
    },
    allowed: RISK_READERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.changeRiskCase",
    text: CHANGE,
    variables: async (world, ask) => ({
      input: {
        caseId: await ownedCase(world, ask),
        ownerId: String(world.school.person(Role.subjectTeacher).userId),
        dueOn: `2026-09-${10 + (nextNumber() % 20)}`,
        action: "VISIT_HOME",
      },
    }),
    allowed: OWNERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.addRiskContact",
    text: CONTACT,
    variables: async (world, ask) => ({
      input: {
        caseId: await ownedCase(world, ask),
        kind: "CALL",
        day: "2026-09-07",
        reached: true,
        note: `Spoke with the aunt, of ${world.school.name}`,
        key: numbered("risk"),
      },
    }),
    allowed: OWNERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.closeRiskCase",
    text: CLOSE,
    variables: async (world, ask) => {
      const caseId = await ownedCase(world, ask);
      await ask(Role.head, "mutation ($id: ID!) { reopenRiskCase(caseId: $id) { id } }", { id: caseId });
      return { input: { caseId, outcome: "RETURNED", day: "2026-09-07", note: "Back in class" } };
    },
    allowed: OWNERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.reopenRiskCase",
    text: "mutation ($id: ID!) { reopenRiskCase(caseId: $id) { open learnerName } }",
    variables: async (world, ask) => ({ id: await ownedCase(world, ask) }),
    allowed: RISK_READERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.overrideRisk",
    about: "of a learner of one's class",
    text: OVERRIDE,
    variables: (world) => override(east(world).learnerIds[2]!),
    allowed: RISK_READERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.overrideRisk",
    about: "of somebody else's",
    text: OVERRIDE,
    variables: (world) => override(stranger(world)),
    allowed: HEADS,
    refusals: { [Role.classTeacher]: "NOT_FOUND" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.liftRiskOverride",
    text: LIFT,
    variables: (world) => ({ id: east(world).learnerIds[2] }),
    allowed: RISK_READERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Subscription.enteredTopBand",
    text: "subscription { enteredTopBand { eventId learnerName probability before } }",
    allowed: RISK_READERS,
  },
];
