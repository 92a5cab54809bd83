import { DEFAULT_SCALES } from "../../src/assessment/grading/default-scales.js";
import { Role } from "../../src/values/role.js";
import { nextNumber } from "./next-number.js";
import { type Ask, LEADERS, type OperationCase, STAFF } from "./operation-case.js";
import { east, type World } from "./world.js";

type Subjects = { subjects: { nodes: { id: string }[] } };
type Scales = { gradingScales: { nodes: { id: string }[] } };

const teacher = ({ school }: World) => school.person(Role.subjectTeacher).userId;
const RULE = JSON.stringify(DEFAULT_SCALES[0]!.rule);

const SAVE_SUBJECT = "mutation ($input: SubjectInputType!) { saveSubject(input: $input) { id name } }";
const SAVE_SCALE = "mutation ($input: ScaleInputType!) { saveScale(input: $input) { id name version } }";

/** A subject nobody else is named for, so that no other case is in its way. */
const subject = async (ask: Ask) => {
  const input = { name: `Subject ${nextNumber()}`, group: "OTHER" };
  return (await ask<{ saveSubject: { id: string } }>(Role.head, SAVE_SUBJECT, { input })).saveSubject.id;
};
/** A scale of the school; the first is added where there is none. */
const scale = async (ask: Ask) => {
  const { gradingScales } = await ask<Scales>(Role.head, "{ gradingScales(first: 1) { nodes { id } } }");
  const [known] = gradingScales.nodes;
  if (known) return known.id;
  const input = { name: `Scale ${nextNumber()}`, rule: RULE };
  return (await ask<{ saveScale: { id: string } }>(Role.head, SAVE_SCALE, { input })).saveScale.id;
};

/** A sheet of its own in the class that is taught. */
const sheet = async (world: World, ask: Ask) => {
  const text = `mutation ($c: ID!, $s: ID!, $n: String!) {
    addAssessment(input: { classId: $c, subjectId: $s, name: $n, kind: MID_TERM, maximum: 50, day: "2026-09-07" }) { id }
  }`;
  const [known] = (await ask<Subjects>(Role.head, "{ subjects(first: 1) { nodes { id } } }")).subjects.nodes;
  const input = { c: east(world).id, s: known!.id, n: `Sheet ${nextNumber()}` };
  return (await ask<{ addAssessment: { id: string } }>(Role.head, text, input)).addAssessment.id;
};

export const subjectOperations: readonly OperationCase[] = [
  {
    operation: "Query.subjects",
    text: "{ subjects(first: 200) { nodes { id name code group archived } totalCount } }",
    allowed: [...STAFF, "key"],
  },
  {
    operation: "Mutation.saveSubject",
    about: "a new one",
    text: SAVE_SUBJECT,
    variables: () => ({ input: { name: `Subject ${nextNumber()}`, code: "S", group: "SCIENCE" } }),
    allowed: LEADERS,
  },
  {
    operation: "Mutation.saveSubject",
    about: "one that is there",
    text: SAVE_SUBJECT,
    variables: async (_, ask) => ({
      input: { id: await subject(ask), name: `Renamed ${nextNumber()}`, group: "ARTS", archived: true },
    }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.nameSubjectTeacher",
    text: `mutation ($c: ID!, $s: ID!, $u: ID!) {
      nameSubjectTeacher(classId: $c, subjectId: $s, userId: $u) { id subjectTeachers { subject { name } staff { name } } }
    }`,
    variables: async (world, ask) => ({ c: east(world).id, s: await subject(ask), u: teacher(world) }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.unnameSubjectTeacher",
    text: `mutation ($c: ID!, $s: ID!, $u: ID!) { unnameSubjectTeacher(classId: $c, subjectId: $s, userId: $u) { id } }`,
    variables: async (world, ask) => ({ c: east(world).id, s: await subject(ask), u: teacher(world) }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.gradingScales",
    text: "{ gradingScales(first: 50) { nodes { id name version rule bands { label points from } archived } totalCount } }",
    variables: async (_, ask) => ({ id: await scale(ask) }),
    allowed: [...STAFF, "key"],
  },
  {
    operation: "Query.gradeScales",
    text: "{ gradeScales { grade scaleId } }",
    allowed: [...STAFF, "key"],
  },
  {
    operation: "Mutation.saveScale",
    about: "a new one",
    text: SAVE_SCALE,
    variables: () => ({ input: { name: `Scale ${nextNumber()}`, rule: RULE } }),
    allowed: LEADERS,
  },
  {
    operation: "Mutation.saveScale",
    about: "one that is there",
    text: SAVE_SCALE,
    variables: async (_, ask) => ({ input: { id: await scale(ask), name: `Renamed ${nextNumber()}`, rule: RULE } }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.setGradeScale",
    text: `mutation ($s: ID!) { setGradeScale(grade: "G7", scaleId: $s) { grade scaleId } }`,
    variables: async (_, ask) => ({ s: await scale(ask) }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.assessmentProgress",
    text: "query ($t: ID!) { assessmentProgress(termId: $t) { nodes { class { name } exams { name sheets entered expected } } } }",
    variables: async (world, ask) => {
      await sheet(world, ask);
      return { t: world.school.termIds[0] };
    },
    allowed: [...LEADERS, "key"],
    elsewhere: "null",
    read: ({ assessmentProgress }) =>
      (assessmentProgress!["nodes" as never] as unknown[]).length > 0 ? "answer" : "null",
  },
  {
    operation: "Mutation.planExam",
    text: "mutation ($input: ExamPlanInput!) { planExam(input: $input) { added there } }",
    variables: async (world, ask) => ({
      input: {
        termId: world.school.termIds[0],
        name: `Exam ${nextNumber()}`,
        kind: "MID_TERM",
        maximum: 50,
        day: "2026-09-07",
        classIds: [east(world).id],
        subjectIds: [(await ask<Subjects>(Role.head, "{ subjects(first: 1) { nodes { id } } }")).subjects.nodes[0]!.id],
      },
    }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.changeAssessment",
    text: "mutation ($input: AssessmentChangeInput!) { changeAssessment(input: $input) { id name weight } }",
    variables: async (world, ask) => ({
      input: {
        id: await sheet(world, ask),
        name: `Changed ${nextNumber()}`,
        day: "2026-09-08",
        weight: 60,
        maximum: 50,
      },
    }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.removeAssessment",
    text: "mutation ($id: ID!) { removeAssessment(id: $id) }",
    variables: async (world, ask) => ({ id: await sheet(world, ask) }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.approveSheet",
    text: "mutation ($id: ID!) { approveSheet(assessmentId: $id) { id approved } }",
    variables: async (world, ask) => {
      const id = await sheet(world, ask);
      const ops = [`${nextNumber()} b ${east(world).id} ${id} 0 1788760800`];
      await ask(
        Role.classTeacher,
        "mutation ($ops: [Operation!]!) { push(v: 2, now: 1788760800, ops: $ops) { verdicts { code } } }",
        { ops },
      );
      return { id };
    },
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
];
