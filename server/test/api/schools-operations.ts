import { Role } from "../../src/values/role.js";
import { nextNumber } from "./next-number.js";
import { type Ask, LEADERS, OFFICE, type OperationCase, SIGNED_IN, TEACHERS } from "./operation-case.js";
import { child, east, stranger, west } from "./world.js";

type SavedClosure = { saveClosure: { id: string } };
type SavedTerm = { saveTerm: { id: string } };
type Checked = { checkRoster: { id: string } };

let year = 2026;
const nextTerm = () => ({ year: ++year, starts: `${year}-01-05`, ends: `${year}-04-05` });
const SAVE_TERM = `mutation ($year: Int!, $starts: SchoolDay!, $ends: SchoolDay!) {
  saveTerm(year: $year, number: 1, starts: $starts, ends: $ends) { id }
}`;
const nextHoliday = () => ({ day: `2026-10-${String((nextNumber() % 20) + 1).padStart(2, "0")}` });
const SAVE_CLOSURE = `mutation ($day: SchoolDay!) {
  saveClosure(name: "Holiday", starts: $day, ends: $day) { id }
}`;
const LIST = "UPI,Adm No,Name,Class\n,0001,Amina Odhiambo,Grade 7 East\n";
const file = () => ({ file: Buffer.from(LIST).toString("base64") });
const CHECK = `mutation ($file: FileContent!) { checkRoster(file: $file, fileName: "list.csv") { id } }`;
const STAFF_LIST = "Name,Phone,Roles\nSpare Colleague,0110,Bursar\n";
const staffFile = () => {
  const phone = `01${String(nextNumber()).padStart(8, "0")}`;
  return { file: Buffer.from(STAFF_LIST.replace("0110", phone)).toString("base64") };
};
const CHECK_STAFF = CHECK.replace('"list.csv"', '"staff.csv", kind: STAFF');

async function acceptedRoster(ask: Ask): Promise<{ id: string }> {
  const { checkRoster } = await ask<Checked>(Role.head, CHECK, file());
  await ask(Role.head, "mutation ($id: ID!) { acceptRoster(id: $id) { id } }", checkRoster);
  return checkRoster;
}

export const schoolsOperations: readonly OperationCase[] = [
  // The school and its calendar
  {
    operation: "Query.school",
    text: "{ school { name weekdays terms { number } currentTerm { number } closures { name } reasons { code english } } }",
    allowed: SIGNED_IN,
  },
  {
    operation: "Mutation.saveTerm",
    text: SAVE_TERM,
    variables: nextTerm,
    allowed: LEADERS,
  },
  {
    operation: "Mutation.saveTerm",
    about: "that exists",
    text: `mutation ($id: ID, $year: Int!, $starts: SchoolDay!, $ends: SchoolDay!) {
      saveTerm(id: $id, year: $year, number: 2, starts: $starts, ends: $ends) { id }
    }`,
    variables: async (_world, ask) => {
      const dates = nextTerm();
      const { saveTerm } = await ask<SavedTerm>(Role.head, SAVE_TERM, dates);
      return { ...saveTerm, ...dates };
    },
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.saveClosure",
    text: SAVE_CLOSURE,
    variables: nextHoliday,
    allowed: LEADERS,
  },
  {
    operation: "Mutation.saveClosure",
    about: "that exists",
    text: `mutation ($id: ID, $day: SchoolDay!) { saveClosure(id: $id, name: "Flood", starts: $day, ends: $day) { name } }`,
    variables: async (_world, ask) => {
      const { saveClosure } = await ask<SavedClosure>(Role.head, SAVE_CLOSURE, nextHoliday());
      return { ...saveClosure, ...nextHoliday() };
    },
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.removeClosure",
    text: "mutation ($id: ID!) { removeClosure(id: $id) { name } }",
    variables: async (_world, ask) => (await ask<SavedClosure>(Role.head, SAVE_CLOSURE, nextHoliday())).saveClosure,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },

  // Classes and learners
  {
    operation: "Query.classes",
    text: "{ classes(first: 200) { nodes { id name learnerCount classTeacher { name phone } teachers { staff { name } } } } }",
    allowed: [...OFFICE, ...TEACHERS],
  },
  {
    operation: "Query.class",
    about: "one that is taught",
    text: "query ($id: ID!) { class(id: $id) { id name learners { nodes { name } } } }",
    variables: (world) => ({ id: east(world).id }),
    allowed: [...OFFICE, ...TEACHERS],
    elsewhere: "null",
  },
  {
    operation: "Query.class",
    about: "one that others teach",
    text: "query ($id: ID!) { class(id: $id) { id name learners { nodes { name } } } }",
    variables: (world) => ({ id: west(world).id }),
    allowed: OFFICE,
    refusal: "null",
    refusals: { guardian: "FORBIDDEN" },
    elsewhere: "null",
  },
  {
    operation: "Mutation.addClass",
    text: `mutation ($stream: String!) { addClass(grade: "G8", stream: $stream, year: 2026) { id } }`,
    variables: () => ({ stream: `S${nextNumber()}` }),
    allowed: LEADERS,
  },
  {
    operation: "Mutation.assignTeacher",
    text: "mutation ($c: ID!, $u: ID!) { assignTeacher(classId: $c, userId: $u, kind: SUBJECT) { id } }",
    variables: (world) => ({ c: east(world).id, u: world.school.person(Role.subjectTeacher).userId }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.unassignTeacher",
    text: "mutation ($c: ID!, $u: ID!) { unassignTeacher(classId: $c, userId: $u) { id } }",
    variables: (world) => ({ c: west(world).id, u: world.school.person(Role.subjectTeacher).userId }),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.learners",
    text: "{ learners(first: 200) { nodes { id name } } }",
    allowed: [...OFFICE, ...TEACHERS],
  },
  {
    operation: "Query.learner",
    about: "a guardian's child in a class that is taught",
    text: "query ($id: ID!) { learner(id: $id) { id name guardians { guardian { name phone } } class { name } } }",
    variables: (world) => ({ id: child(world) }),
    allowed: [...OFFICE, ...TEACHERS, Role.guardian],
    elsewhere: "null",
  },
  {
    operation: "Query.learner",
    about: "somebody else's child in a class that others teach",
    text: "query ($id: ID!) { learner(id: $id) { id name } }",
    variables: (world) => ({ id: stranger(world) }),
    allowed: OFFICE,
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.learner",
    about: "'s attendance",
    text: "query ($id: ID!) { learner(id: $id) { attendance { present absent } marks(last: 3) { status } } }",
    variables: (world) => ({ id: child(world) }),
    allowed: [...LEADERS, "key", ...TEACHERS, Role.guardian],
    refusals: { bursar: "FORBIDDEN" },
    elsewhere: "null",
    elsewhereForAll: true,
  },
  { operation: "Query.myChildren", text: "{ myChildren { id name class { name } } }", allowed: [Role.guardian] },

  // Class lists
  { operation: "Query.rosterImports", text: "{ rosterImports { nodes { id fileName } } }", allowed: LEADERS },
  {
    operation: "Query.rosterImport",
    text: "query ($id: ID!) { rosterImport(id: $id) { id fileName } }",
    variables: async (_world, ask) => (await ask<Checked>(Role.head, CHECK, file())).checkRoster,
    allowed: LEADERS,
    elsewhere: "null",
  },
  { operation: "Mutation.checkRoster", text: CHECK, variables: file, allowed: LEADERS },
  {
    operation: "Mutation.checkRoster",
    about: "of staff",
    text: CHECK_STAFF,
    variables: staffFile,
    allowed: [Role.admin, Role.head],
  },
  {
    operation: "Mutation.acceptRoster",
    text: "mutation ($id: ID!) { acceptRoster(id: $id) { id status } }",
    variables: async (_world, ask) => (await ask<Checked>(Role.head, CHECK, file())).checkRoster,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.undoPreview",
    text: "query ($id: ID!) { undoPreview(id: $id) { records classes kept { totalCount } } }",
    variables: async (_world, ask) => acceptedRoster(ask),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.undoImport",
    text: "mutation ($id: ID!) { undoImport(id: $id) { id status removedClasses kept { totalCount } } }",
    variables: async (_world, ask) => acceptedRoster(ask),
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },
];
