import { Role } from "../../src/values/role.js";
import { type Ask, HEADS, LEADERS, type OperationCase, type Outcome, SIGNED_IN, TEACHERS } from "./operation-case.js";
import { east, term, type World } from "./world.js";

type Run = { id: string; state: string };
type Cards = { reportCards: { nodes: { id: string; learnerId: string }[] } };

const PREPARE =
  "mutation ($input: PrepareReportsInput!) { prepareReports(input: $input) { id state classes { class { name } } } }";
const prepareInput = (world: World) => ({
  input: {
    termId: term(world),
    classIds: [String(east(world).id)],
    language: "ENGLISH",
    withBalance: true,
    withPlaces: true,
  },
});

/** A run of the first class's cards once it has come so far. */
const runIn = async (world: World, ask: Ask, wanted: "READY" | "PUBLISHED" = "READY"): Promise<string> => {
  const { id } = (await ask<{ prepareReports: Run }>(Role.head, PREPARE, prepareInput(world))).prepareReports;
  await reached(ask, id, "READY");
  if (wanted === "READY") return id;
  await ask(Role.head, "mutation ($id: ID!) { publishReports(runId: $id) { id } }", { id });
  await reached(ask, id, wanted);
  return id;
};

async function reached(ask: Ask, id: string, wanted: string): Promise<void> {
  for (;;) {
    const { reportRun } = await ask<{ reportRun: Run }>(
      Role.head,
      "query ($id: ID!) { reportRun(id: $id) { id state } }",
      { id },
    );
    if (reportRun.state === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The card of the guardian's child, or of another of the class. */
const cardOf = async (world: World, ask: Ask, wanted: "READY" | "PUBLISHED", place = 0) => {
  const filter = { runId: await runIn(world, ask, wanted), learnerId: String(east(world).learnerIds[place]) };
  const text = "query ($filter: ReportCardFilter!) { reportCards(filter: $filter) { nodes { id learnerId } } }";
  return (await ask<Cards>(Role.head, text, { filter })).reportCards.nodes[0]!.id;
};
const CARD = "query ($id: ID!) { reportCard(id: $id) { id learnerName content class { name } publishedBy { name } } }";
const LIST = "query ($filter: ReportCardFilter!) { reportCards(filter: $filter) { totalCount nodes { learnerName } } }";
/** Whoever may see none is told there are none. */
const readCards = (data: object): Outcome =>
  (data as { reportCards: { totalCount: number } }).reportCards.totalCount === 0 ? "null" : "answer";
const remarks = (world: World, kind: string) => ({
  term: term(world),
  remarks: [{ learnerId: String(east(world).learnerIds[1]), kind, text: "Good work." }],
});
const SAVE_REMARKS =
  "mutation ($term: ID!, $remarks: [RemarkInput!]!) { saveRemarks(termId: $term, remarks: $remarks) }";

const firstSubject = async (ask: Ask): Promise<string> => {
  type Subjects = { subjects: { nodes: { id: string }[] } };
  const { subjects } = await ask<Subjects>(Role.head, "{ subjects(first: 1) { nodes { id } } }", {});
  return subjects.nodes[0]!.id;
};

export const reportOperations: readonly OperationCase[] = [
  {
    operation: "Query.schoolProfile",
    text: "{ schoolProfile { name motto address phone email logoAt } }",
    allowed: SIGNED_IN,
  },
  {
    operation: "Mutation.saveSchoolProfile",
    text: 'mutation { saveSchoolProfile(input: { motto: "Elimu ni nuru", address: "Box 12", phone: "", email: "" }) { motto } }',
    allowed: LEADERS,
  },
  {
    operation: "Mutation.saveSchoolLogo",
    text: "mutation { saveSchoolLogo { logoAt } }",
    allowed: LEADERS,
  },
  {
    operation: "Query.commentBank",
    text: "{ commentBank(kind: HEAD, language: KISWAHILI) { band text } }",
    allowed: [...LEADERS, ...TEACHERS],
  },
  {
    operation: "Mutation.saveCommentBank",
    text: 'mutation { saveCommentBank(kind: SUBJECT, language: ENGLISH, phrases: [{ band: 1, text: "Good" }]) { text } }',
    allowed: LEADERS,
  },
  {
    operation: "Query.reportRuns",
    text: "{ reportRuns { totalCount nodes { id term { id } classes { class { name } } createdBy { name } } } }",
    allowed: LEADERS,
  },
  {
    operation: "Query.reportRun",
    text: "query ($id: ID!) { reportRun(id: $id) { id createdBy { name } } }",
    variables: async (world, ask) => ({ id: await runIn(world, ask) }),
    allowed: LEADERS,
    elsewhere: "null",
  },
  {
    operation: "Mutation.prepareReports",
    text: PREPARE,
    variables: prepareInput,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.prepareReportClass",
    text: "mutation ($run: ID!, $class: ID!) { prepareReportClass(runId: $run, classId: $class) { id } }",
    variables: async (world, ask) => ({ run: await runIn(world, ask), class: String(east(world).id) }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.publishReports",
    text: "mutation ($id: ID!) { publishReports(runId: $id) { id publishedBy { name } } }",
    variables: async (world, ask) => ({ id: await runIn(world, ask) }),
    allowed: HEADS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.reportCards",
    about: "that are drafts",
    text: LIST,
    variables: async (world, ask) => ({ filter: { runId: await runIn(world, ask) } }),
    allowed: [...LEADERS, ...TEACHERS],
    refusal: "null",
    refusals: { key: "null" },
    elsewhere: "null",
    read: readCards,
  },
  {
    operation: "Query.reportCards",
    about: "that are published",
    text: LIST,
    variables: async (world, ask) => ({ filter: { runId: await runIn(world, ask, "PUBLISHED") } }),
    allowed: [...LEADERS, ...TEACHERS, Role.guardian, "key"],
    refusal: "null",
    elsewhere: "null",
    read: readCards,
  },
  {
    operation: "Query.reportCard",
    about: "that is published, of the guardian's child",
    text: CARD,
    variables: async (world, ask) => ({ id: await cardOf(world, ask, "PUBLISHED") }),
    allowed: [...LEADERS, ...TEACHERS, Role.guardian, "key"],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.reportCard",
    about: "that is a draft",
    text: CARD,
    variables: async (world, ask) => ({ id: await cardOf(world, ask, "READY") }),
    allowed: [...LEADERS, ...TEACHERS],
    refusal: "null",
    refusals: { key: "null" },
    elsewhere: "null",
  },
  {
    operation: "Mutation.leaveOutReports",
    text: "mutation ($id: ID!) { leaveOutReports(ids: [$id], leftOut: true) }",
    variables: async (world, ask) => ({ id: await cardOf(world, ask, "READY", 2) }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.withdrawReports",
    text: 'mutation ($id: ID!) { withdrawReports(ids: [$id], reason: "Wrong marks") }',
    variables: async (world, ask) => ({ id: await cardOf(world, ask, "PUBLISHED") }),
    allowed: HEADS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.saveRemarks",
    about: "of the class teacher",
    text: SAVE_REMARKS,
    variables: (world) => remarks(world, "CLASS_TEACHER"),
    allowed: [...HEADS, Role.classTeacher],
    elsewhere: "FORBIDDEN",
  },
  {
    operation: "Mutation.saveRemarks",
    about: "on a subject",
    text: SAVE_REMARKS,
    variables: async (world, ask) => {
      const subjectId = await firstSubject(ask);
      const { remarks: said, ...rest } = remarks(world, "SUBJECT");
      return { ...rest, remarks: said.map((one) => ({ ...one, subjectId })) };
    },
    allowed: [...HEADS, ...TEACHERS],
    elsewhere: "FORBIDDEN",
  },
  {
    operation: "Mutation.saveRemarks",
    about: "of the head",
    text: SAVE_REMARKS,
    variables: (world) => remarks(world, "HEAD"),
    allowed: HEADS,
    elsewhere: "FORBIDDEN",
  },
  {
    operation: "Mutation.fillRemarks",
    text: "mutation ($run: ID!, $class: ID!) { fillRemarks(runId: $run, classId: $class, kind: HEAD) }",
    variables: async (world, ask) => ({ run: await runIn(world, ask), class: String(east(world).id) }),
    allowed: HEADS,
  },
  {
    operation: "Query.remarkRights",
    text: "query ($run: ID!, $class: ID!) { remarkRights(runId: $run, classId: $class) { classTeacher head subjects { id name learnerIds } } }",
    variables: async (world, ask) => ({ run: await runIn(world, ask), class: String(east(world).id) }),
    allowed: [...LEADERS, ...TEACHERS],
    elsewhere: "null",
  },
];
