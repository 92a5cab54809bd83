import { Role, ROLES } from "../../src/values/role.js";
import { mpesaOperations } from "./mpesa-operations.js";
import { feeOperations } from "./fee-operations.js";
import type { Actor, World } from "./world.js";

/** What an actor gets: an answer, `null` where there is nothing for them, or a refusal's code. */
export type Outcome =
  | "answer"
  | "null"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "BAD_USER_INPUT"
  | "CONFLICT"
  | "NOT_YOUR_CLASS"
  | "OTHER_SCHOOL"
  | "NO_SUCH_CLASS"
  | "REOPEN_NOT_ALLOWED"
  | "NOT_HELD"
  | "CONFLICT";

/** One way to use an operation, and what comes of it for everybody. */
export type OperationCase = {
  /** `Type.field` */
  operation: string;
  /** Tells this case from others of the same operation. */
  about?: string;
  text: string;
  /** What it is asked about: things of the given school. */
  variables?: (world: World, ask: Ask) => Promise<object> | object;
  /** Who of the school gets an answer. */
  allowed: readonly Actor[];
  /** What the others of the school get, unless they are not signed in. */
  refusal?: Outcome;
  /** Where one of them gets something else. */
  refusals?: Partial<Record<Actor, Outcome>>;
  /** What it comes to when it is about another school's things, for whoever may use it at all; nothing when it names none. */
  elsewhere?: Outcome;
  /** Whether even those who may not use it at home get that: they are told of nothing there. */
  elsewhereForAll?: true;
  /** What an answer says of itself, where it may be a refusal of its own kind. */
  read?: (data: Record<string, never>) => Outcome;
  /** Ends the sign-in it is asked with. */
  spendsToken?: true;
};

/** Asks something in preparation, as somebody of the school. */
export type Ask = <Data>(as: Role, text: string, variables?: object) => Promise<Data>;

const LEADERS = [Role.admin, Role.head, Role.deputy] as const;
const OFFICE = [...LEADERS, Role.bursar, "key"] as const;
const MONEY_OFFICE = [...LEADERS, Role.bursar] as const;
const TEACHERS = [Role.classTeacher, Role.subjectTeacher] as const;
const PEOPLE = ROLES;
const STAFF = ROLES.filter((role) => role !== Role.guardian);
const SIGNED_IN = [...ROLES, "key"] as const;
const ANYBODY = [...SIGNED_IN, "nobody"] as const;

let unique = 0;
let year = 2026;
const east = ({ school }: World) => school.schoolClass("Grade 7 East");
const west = ({ school }: World) => school.schoolClass("Grade 7 West");
const LIST = "UPI,Adm No,Name,Class\n,0001,Amina Odhiambo,Grade 7 East\n";
const CHECK = `mutation ($file: FileContent!) { checkRoster(file: $file, fileName: "list.csv") { id } }`;
const CREATE = 'mutation { createApiKey(name: "Spare") { apiKey { id } } }';
const SAVE_TERM = `mutation ($year: Int!, $starts: SchoolDay!, $ends: SchoolDay!) {
  saveTerm(year: $year, number: 1, starts: $starts, ends: $ends) { id }
}`;
const SAVE_CLOSURE = `mutation ($day: SchoolDay!) {
  saveClosure(name: "Holiday", starts: $day, ends: $day) { id }
}`;
const SIGN_IN = `mutation ($login: String!, $password: String!) {
  signIn(login: $login, password: $password, returnRefreshToken: true) { refreshToken }
}`;
const PUSH = `mutation ($ops: [Operation!]!) {
  push(v: 1, now: 1788760800, ops: $ops) { verdicts { outcome code } }
}`;
const REGISTER = `query ($id: ID!) {
  register(classId: $id, day: "2026-09-07", session: AFTERNOON) { class { name } marks { learner { name } status } takenBy { name } }
}`;
const HISTORY = `query ($id: ID!, $learner: ID!) {
  cellHistory(classId: $id, day: "2026-09-07", session: AFTERNOON, learnerId: $learner) {
    class { name } learner { name } stands { status }
    entries { nodes { by { name } said { status reason { code } } } }
  }
}`;
const takenRegister = async (id: number, ask: Ask) => {
  await ask(Role.head, PUSH, { ops: [`${++unique} r ${id} 260907a 1 PA1 0 1788760800`] });
  return { id };
};
const ADD_ASSESSMENT = `mutation ($c: ID!, $n: String!) {
  addAssessment(input: { classId: $c, subject: "Mathematics", name: $n, kind: MID_TERM, maximum: 50, day: "2026-09-07" }) { id }
}`;
const assessment = async (classId: number, ask: Ask) => {
  const input = { c: classId, n: `Test ${++unique}` };
  return (await ask<AddedAssessment>(Role.head, ADD_ASSESSMENT, input)).addAssessment;
};
const scored = async (classId: number, ask: Ask) => {
  const { id } = await assessment(classId, ask);
  await ask(Role.head, PUSH, { ops: [`${++unique} s ${classId} ${id} 1 QA 0 1788760800`] });
  return { id };
};
const SHEET =
  "query ($id: ID!) { scoreSheet(assessmentId: $id) { assessment { name } scores { learner { name } value proposals } } }";
/** Something that a teacher wrote of a class and sent after it was taken from them. */
const heldOperation = async ({ school }: World, ask: Ask) => {
  const name = `Held ${++unique}`;
  const text = 'mutation ($name: String!) { addClass(year: 2026, grade: "G9", stream: $name) { id } }';
  const { addClass } = await ask<{ addClass: { id: string } }>(Role.head, text, { name });
  const variables = { class: addClass.id, user: school.person(Role.classTeacher).userId };
  const teach = (what: string) => `mutation ($class: ID!, $user: ID!) { ${what} { id } }`;
  await ask(Role.head, teach("assignTeacher(classId: $class, userId: $user, kind: SUBJECT)"), variables);
  await ask(Role.head, teach("unassignTeacher(classId: $class, userId: $user)"), variables);
  await ask(Role.classTeacher, PUSH, { ops: [`${++unique} r ${addClass.id} 260907m 1 P 0 1788760800`] });
  const { heldOperations } = await ask<Held>(Role.head, "{ heldOperations(first: 200) { nodes { id class { id } } } }");
  return { ids: heldOperations.nodes.filter((held) => held.class.id === addClass.id).map(({ id }) => id) };
};
const readDecision = (data: object): Outcome => {
  const [[made]] = Object.values(data) as [[{ done: boolean; code: string | null }]];
  // The class has no learners, which is found out only for those who may decide.
  return made.done || made.code === "UNKNOWN_ROSTER" ? "answer" : (made.code as Outcome);
};
const readVerdict = (data: object): Outcome => {
  const [verdict] = (data as { push: { verdicts: { code: Outcome | null }[] } }).push.verdicts;
  return verdict?.code ?? "answer";
};
/** The generator of P-256: a key of nobody's. */
const DEVICE_KEY = "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU";
/** Version 1, plain, of device 1 and user 1, without a true signature. */
const unsignedEnvelope = (schoolId: number): string =>
  Buffer.concat([Buffer.of(1, 0, 1, 1, schoolId, 0), Buffer.from("1 z"), Buffer.alloc(64)]).toString("base64url");
const readRelayEnd = (data: object): Outcome => {
  const [end] = (data as { relay: { code: string | null }[] }).relay;
  return end?.code === "OTHER_SCHOOL" ? "OTHER_SCHOOL" : "answer";
};
/** Whoever may see none is told there are none. */
const readAssessments = (data: object): Outcome =>
  (data as { assessments: { totalCount: number } }).assessments.totalCount === 0 ? "null" : "answer";
const nextTerm = () => ({ year: ++year, starts: `${year}-01-05`, ends: `${year}-04-05` });
const nextHoliday = () => ({ day: `2026-10-${String((++unique % 20) + 1).padStart(2, "0")}` });
const addSpare = async (ask: Ask) => {
  const input = { name: "Spare Person", phone: `01${String(++unique).padStart(8, "0")}`, roles: ["BURSAR"] };
  const text = "mutation ($input: AddStaffInput!) { addStaff(input: $input) { staff { id } } }";
  return (await ask<Staffed>(Role.admin, text, { input })).addStaff.staff;
};
const BURSARS = [Role.bursar, Role.head] as const;
const BOOK_READERS = [...LEADERS, Role.bursar] as const;
const key = () => `request-${++unique}`;
const RECORD = `mutation ($input: RecordPaymentInput!) {
  recordPayment(input: $input) { id number cents code payer shares { learner { name } cents } recordedBy { name } }
}`;
const payment = (learnerId?: number, channel = "CASH") => ({
  input: {
    key: key(),
    channel,
    cents: 100_000,
    day: "2026-09-07",
    reference: channel === "BANK" ? `SLIP${++unique}` : null,
    payer: "Payer Person",
    shares: learnerId === undefined ? [] : [{ learnerId: String(learnerId), cents: 100_000 }],
  },
});
const recorded = async (ask: Ask, learnerId?: number, channel?: string) =>
  (await ask<Recorded>(Role.bursar, RECORD, payment(learnerId, channel))).recordPayment;
const AWARD = `mutation ($input: AwardBursaryInput!) {
  awardBursary(input: $input) { id state shares { learner { name } cents } receipt { number } }
}`;
const award = ({ school }: World) => ({
  input: {
    key: key(),
    sponsor: "County Fund",
    reference: `CF ${++unique}`,
    cents: 50_000,
    day: "2026-09-01",
    shares: [{ learnerId: String(school.schoolClass("Grade 7 East").learnerIds[1]), cents: 50_000 }],
  },
});
const awarded = async (world: World, ask: Ask) => (await ask<Awarded>(Role.bursar, AWARD, award(world))).awardBursary;
const REQUEST_REVERSAL = `mutation ($receiptId: ID!) {
  requestReversal(receiptId: $receiptId, reason: "Entered twice") { id isMine requestedBy { name } receipt { number } }
}`;
const wish = async (world: World, ask: Ask) => {
  const receiptId = (await recorded(ask, east(world).learnerIds[1])).id;
  return (await ask<Wished>(Role.bursar, REQUEST_REVERSAL, { receiptId })).requestReversal;
};
const BANK = (what: string) => `mutation ($input: BankInput!) { ${what}(input: $input) { cash bank mpesa } }`;
const banked = () => ({ input: { key: key(), cents: 100, day: "2026-09-07", reference: `Slip ${++unique}` } });
let closings = 0;
const nextClosing = () => ({ day: new Date(Date.UTC(2026, 0, ++closings)).toISOString().slice(0, 10) });
const CLOSE_DAY = "mutation ($day: SchoolDay!) { closeDay(day: $day, countedCents: 0) { id closedBy { name } } }";
const checkedSchools = new Set<string>();
const file = () => ({ file: Buffer.from(LIST).toString("base64") });

export const operations: readonly OperationCase[] = [
  // Messages to guardians
  {
    operation: "Query.notifySettings",
    text: "{ notifySettings { capCents spentCents quietFrom reportPath } }",
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Mutation.saveNotifySettings",
    text: "mutation { saveNotifySettings(input: { paymentSms: NEVER, capCents: 1000, quietFrom: 0, quietTo: 0 }) { capCents } }",
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Query.smsMessages",
    text: "{ smsMessages { totalCount nodes { text guardianName learnerName } } }",
    allowed: MONEY_OFFICE,
  },
  {
    operation: "Mutation.remindOfArrears",
    text: "mutation ($ids: [ID!]!) { remindOfArrears(learnerIds: $ids) { queued } }",
    variables: (world) => ({ ids: [String(east(world).learnerIds[0])] }),
    allowed: MONEY_OFFICE,
    elsewhere: "NOT_FOUND",
  },
  { operation: "Query.pushKey", text: "{ pushKey }", allowed: SIGNED_IN },
  {
    operation: "Mutation.savePushSubscription",
    about: "of no maker of browsers",
    text: 'mutation { savePushSubscription(endpoint: "https://example.org", p256dh: "p", auth: "a") }',
    allowed: [],
    refusal: "BAD_USER_INPUT",
  },
  { operation: "Mutation.removePushSubscription", text: "mutation { removePushSubscription }", allowed: PEOPLE },

  // Who is asking
  {
    operation: "Query.viewer",
    text: "{ viewer { roles user { name phone email locale } school { name } schools { roles school { name } } deviceId } }",
    allowed: PEOPLE,
  },
  {
    operation: "Mutation.signIn",
    text: `mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { accessToken viewer { roles } } }`,
    variables: ({ school }) => school.person(Role.bursar),
    allowed: ANYBODY,
    elsewhere: "answer",
  },
  {
    operation: "Mutation.signIn",
    about: "in a school where the person is nobody",
    text: `mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password, schoolId: "999999") { accessToken } }`,
    variables: ({ school }) => school.person(Role.bursar),
    allowed: [],
    refusals: { nobody: "FORBIDDEN" },
  },
  {
    operation: "Mutation.refresh",
    text: "mutation ($token: String!) { refresh(refreshToken: $token) { accessToken } }",
    variables: async ({ school }, ask) => {
      const { signIn } = await ask<SignedIn>(Role.bursar, SIGN_IN, school.person(Role.bursar));
      return { token: signIn.refreshToken };
    },
    allowed: ANYBODY,
    elsewhere: "answer",
  },
  { operation: "Query.takesSignInCodes", text: "{ takesSignInCodes }", allowed: ANYBODY, elsewhere: "answer" },
  {
    operation: "Mutation.sendSignInCode",
    about: "where no messages can be sent",
    text: 'mutation { sendSignInCode(phone: "0712 345 678") }',
    allowed: [],
    refusal: "CONFLICT",
    refusals: { nobody: "CONFLICT", key: "CONFLICT" },
  },
  {
    operation: "Mutation.signInWithCode",
    about: "by a code that was not sent",
    text: 'mutation ($phone: String!) { signInWithCode(phone: $phone, code: "123456") { accessToken } }',
    variables: () => ({ phone: `+2547${String(++unique).padStart(8, "0")}` }),
    allowed: [],
    refusal: "UNAUTHENTICATED",
    refusals: { nobody: "UNAUTHENTICATED", key: "UNAUTHENTICATED" },
  },
  { operation: "Mutation.signOut", text: "mutation { signOut }", allowed: PEOPLE, spendsToken: true },
  {
    operation: "Mutation.switchSchool",
    about: "to the school one is in",
    text: "mutation ($id: ID!) { switchSchool(schoolId: $id) { accessToken viewer { school { name } } } }",
    variables: ({ school }) => ({ id: school.id }),
    allowed: PEOPLE,
    elsewhere: "FORBIDDEN",
    spendsToken: true,
  },
  {
    operation: "Mutation.changePassword",
    text: "mutation ($p: String!) { changePassword(current: $p, next: $p) }",
    variables: () => ({ p: "not my password" }),
    allowed: [],
    refusal: "BAD_USER_INPUT",
    refusals: { key: "FORBIDDEN", nobody: "UNAUTHENTICATED" },
  },

  // Staff, devices, keys
  { operation: "Query.staff", text: "{ staff(first: 200) { nodes { id name phone email roles } } }", allowed: OFFICE },
  {
    operation: "Mutation.addStaff",
    text: `mutation ($input: AddStaffInput!) { addStaff(input: $input) { temporaryPassword staff { name roles } } }`,
    variables: () => ({
      input: { name: "New Person", phone: `01${String(++unique).padStart(8, "0")}`, roles: ["BURSAR"] },
    }),
    allowed: [Role.admin, Role.head],
  },
  {
    operation: "Mutation.addStaff",
    about: "an administrator",
    text: `mutation ($input: AddStaffInput!) { addStaff(input: $input) { staff { roles } } }`,
    variables: () => ({
      input: { name: "New Person", phone: `01${String(++unique).padStart(8, "0")}`, roles: ["ADMIN"] },
    }),
    allowed: [Role.admin],
  },
  {
    operation: "Mutation.setStaffRoles",
    text: `mutation ($id: ID!) { setStaffRoles(userId: $id, roles: [BURSAR]) { roles } }`,
    variables: ({ school }) => ({ id: school.person(Role.bursar).userId }),
    allowed: [Role.admin, Role.head],
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.setStaffRoles",
    about: "that make an administrator",
    text: `mutation ($id: ID!) { setStaffRoles(userId: $id, roles: [ADMIN]) { roles } }`,
    variables: async (_world, ask) => addSpare(ask),
    allowed: [Role.admin],
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.devices",
    text: "{ devices(first: 200) { nodes { id label owner { name phone } current } } }",
    allowed: PEOPLE,
  },
  {
    operation: "Mutation.revokeDevice",
    about: "somebody else's",
    text: "mutation ($id: ID!) { revokeDevice(id: $id) { id revokedAt } }",
    variables: async (world, ask) => {
      await world.spareToken(Role.guardian);
      const { devices } = await ask<Devices>(Role.guardian, "{ devices { nodes { id } } }");
      return { id: devices.nodes[0]!.id };
    },
    allowed: [Role.admin, Role.guardian],
    refusal: "NOT_FOUND",
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.registerDeviceKey",
    text: "mutation ($key: String!) { registerDeviceKey(key: $key) }",
    variables: () => ({ key: DEVICE_KEY }),
    allowed: PEOPLE,
  },
  {
    operation: "Query.revokedDevices",
    text: "query ($ids: [ID!]!) { revokedDevices(ids: $ids) { id proof } }",
    variables: async (world, ask) => {
      await world.spareToken(Role.guardian);
      const { devices } = await ask<Devices>(Role.guardian, "{ devices { nodes { id } } }");
      return { ids: [devices.nodes[0]!.id] };
    },
    allowed: ANYBODY,
    elsewhere: "answer",
  },
  {
    operation: "Mutation.handOver",
    about: "from a device that is not shut out",
    text: `mutation ($id: ID!, $token: String!) {
      handOver(deviceId: $id, now: 1788760800, ops: [], refreshToken: $token) { outcome }
    }`,
    variables: async ({ school }, ask) => {
      const { signIn } = await ask<SignedIn>(Role.bursar, SIGN_IN, school.person(Role.bursar));
      const { devices } = await ask<Devices>(Role.bursar, "{ devices { nodes { id } } }");
      return { id: devices.nodes[0]!.id, token: signIn.refreshToken };
    },
    allowed: [],
    refusal: "UNAUTHENTICATED",
    refusals: { key: "UNAUTHENTICATED" },
    elsewhere: "UNAUTHENTICATED",
    elsewhereForAll: true,
  },
  { operation: "Query.apiKeys", text: "{ apiKeys { nodes { id name prefix } } }", allowed: [Role.admin] },
  {
    operation: "Mutation.createApiKey",
    text: 'mutation { createApiKey(name: "Another") { secret } }',
    allowed: [Role.admin],
  },
  {
    operation: "Mutation.revokeApiKey",
    text: "mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }",
    variables: async (_world, ask) => {
      const { createApiKey } = await ask<Created>(Role.admin, CREATE);
      return { id: createApiKey.apiKey.id };
    },
    allowed: [Role.admin],
    elsewhere: "NOT_FOUND",
  },

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
    variables: () => ({ stream: `S${++unique}` }),
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
    variables: (world) => ({ id: east(world).learnerIds[0] }),
    allowed: [...OFFICE, ...TEACHERS, Role.guardian],
    elsewhere: "null",
  },
  {
    operation: "Query.learner",
    about: "somebody else's child in a class that others teach",
    text: "query ($id: ID!) { learner(id: $id) { id name } }",
    variables: (world) => ({ id: west(world).learnerIds[0] }),
    allowed: OFFICE,
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.learner",
    about: "'s attendance",
    text: "query ($id: ID!) { learner(id: $id) { attendance { present absent } marks(last: 3) { status } } }",
    variables: (world) => ({ id: east(world).learnerIds[0] }),
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
    operation: "Mutation.acceptRoster",
    text: "mutation ($id: ID!) { acceptRoster(id: $id) { id status } }",
    variables: async (_world, ask) => (await ask<Checked>(Role.head, CHECK, file())).checkRoster,
    allowed: LEADERS,
    elsewhere: "NOT_FOUND",
  },

  // Registers
  {
    operation: "Query.register",
    about: "of a class that is taught",
    text: REGISTER,
    variables: async (world, ask) => takenRegister(east(world).id, ask),
    allowed: [...LEADERS, "key", ...TEACHERS],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.register",
    about: "of a class that others teach",
    text: REGISTER,
    variables: async (world, ask) => takenRegister(west(world).id, ask),
    allowed: [...LEADERS, "key"],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.cellHistory",
    about: "in a class that is taught",
    text: HISTORY,
    variables: async (world, ask) => ({
      ...(await takenRegister(east(world).id, ask)),
      learner: east(world).learnerIds[0],
    }),
    allowed: [...LEADERS, "key", ...TEACHERS],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.cellHistory",
    about: "in a class that others teach",
    text: HISTORY,
    variables: async (world, ask) => ({
      ...(await takenRegister(west(world).id, ask)),
      learner: west(world).learnerIds[0],
    }),
    allowed: [...LEADERS, "key"],
    refusal: "null",
    elsewhere: "null",
  },
  {
    operation: "Query.contestedRegisters",
    text: `{ contestedRegisters(first: 20) {
      nodes { class { name } marks { learner { name } stands { by { name } } other { by { name } } } }
    } }`,
    allowed: [...LEADERS, "key"],
  },
  {
    operation: "Query.schoolToday",
    text: `{ schoolToday { day schoolDay classes { class { id name } teacher morning { present } afternoon { present } } trend { day } } }`,
    allowed: [...LEADERS, "key"],
  },
  {
    operation: "Query.attendanceTrend",
    text: "{ attendanceTrend(days: 5) { day present registersTaken } }",
    allowed: [...LEADERS, "key"],
  },
  {
    operation: "Subscription.schoolTodayChanged",
    text: "subscription { schoolTodayChanged { class { name } teacher morning { present } } }",
    allowed: [...LEADERS, "key"],
  },

  // Assessments
  {
    operation: "Mutation.addAssessment",
    about: "to a class that is taught",
    text: ADD_ASSESSMENT,
    variables: (world) => ({ c: east(world).id, n: `Test ${++unique}` }),
    allowed: [...LEADERS, ...TEACHERS],
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.addAssessment",
    about: "to a class that others teach",
    text: ADD_ASSESSMENT,
    variables: (world) => ({ c: west(world).id, n: `Test ${++unique}` }),
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
    operation: "Mutation.push",
    about: "scores of a class that is taught",
    text: PUSH,
    variables: async (world, ask) => {
      const { id } = await assessment(east(world).id, ask);
      return { ops: [`${++unique} s ${east(world).id} ${id} 1 QA 0 1788760800`] };
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
      return { ops: [`${++unique} s ${west(world).id} ${id} 1 QA 0 1788760800`] };
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
      await ask(Role.head, PUSH, { ops: [`${++unique} b ${east(world).id} ${id} 0 1788760800`] });
      return { ops: [`${++unique} o ${east(world).id} ${id} 0 1788760800`] };
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

  // Money: what is owed first, before payments leave credit that would pay it
  ...feeOperations,
  {
    operation: "Query.receipts",
    text: `{ receipts(first: 20) {
      nodes { id number cents payer narration suspenseCents shares { learner { name } cents parts { voteHead cents } } recordedBy { name } }
    } }`,
    allowed: [...OFFICE, Role.guardian],
  },
  {
    operation: "Query.receipt",
    about: "by which a guardian's child's fees were paid",
    text: "query ($id: ID!) { receipt(id: $id) { id cents payer shares { learner { name } } recordedBy { name } } }",
    variables: (world, ask) => recorded(ask, east(world).learnerIds[0]),
    allowed: [...OFFICE, Role.guardian],
    elsewhere: "null",
  },
  {
    operation: "Query.receipt",
    about: "for somebody else's child",
    text: "query ($id: ID!) { receipt(id: $id) { id cents payer shares { learner { name } } } }",
    variables: (world, ask) => recorded(ask, east(world).learnerIds[1]),
    allowed: OFFICE,
    refusals: { guardian: "null" },
    elsewhere: "null",
  },
  {
    operation: "Query.verifyReceipt",
    text: "query ($code: String!) { verifyReceipt(code: $code) { number day cents school stands } }",
    variables: (world, ask) => recorded(ask, east(world).learnerIds[1]),
    allowed: ANYBODY,
    elsewhere: "answer",
  },
  {
    operation: "Mutation.recordPayment",
    text: RECORD,
    variables: (world) => payment(east(world).learnerIds[1]),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.suspense",
    text: "{ suspense { nodes { cents ageDays receipt { number payer } suggestions { score learner { name } } } } }",
    variables: async (_world, ask) => recorded(ask),
    allowed: BOOK_READERS,
  },
  {
    operation: "Mutation.allocateSuspense",
    text: "mutation ($input: AllocateSuspenseInput!) { allocateSuspense(input: $input) { id suspenseCents } }",
    variables: async (world, ask) => {
      const shares = [{ learnerId: String(east(world).learnerIds[1]), cents: 500 }];
      return { input: { key: key(), receiptId: (await recorded(ask)).id, shares } };
    },
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.refundSuspense",
    text: "mutation ($input: RefundSuspenseInput!) { refundSuspense(input: $input) { id refundedCents } }",
    variables: async (_world, ask) => {
      const receiptId = (await recorded(ask, undefined, "BANK")).id;
      return { input: { key: key(), receiptId, cents: 500, from: "BANK", reason: "Not ours" } };
    },
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.transferCredit",
    text: "mutation ($input: TransferCreditInput!) { transferCredit(input: $input) { name } }",
    variables: async (world, ask) => {
      const [, from, to] = east(world).learnerIds as number[];
      await recorded(ask, from);
      const both = { fromLearnerId: String(from), toLearnerId: String(to) };
      return { input: { key: key(), ...both, cents: 100, reason: "Bursary of one paid up" } };
    },
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.refundCredit",
    text: "mutation ($input: RefundCreditInput!) { refundCredit(input: $input) { name } }",
    variables: async (world, ask) => {
      const learnerId = east(world).learnerIds[1]!;
      await recorded(ask, learnerId, "BANK");
      return { input: { key: key(), learnerId: String(learnerId), cents: 100, from: "BANK", reason: "Left" } };
    },
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.bursaries",
    text: "{ bursaries(state: PENDING) { nodes { id sponsor state shares { learner { name expectedBursaries { cents } } cents } } } }",
    allowed: BOOK_READERS,
  },
  {
    operation: "Query.learner",
    about: "'s expected bursaries",
    text: "query ($id: ID!) { learner(id: $id) { name expectedBursaries { sponsor cents } } }",
    variables: (world) => ({ id: east(world).learnerIds[0] }),
    allowed: [...OFFICE, ...TEACHERS, Role.guardian],
    elsewhere: "null",
  },
  { operation: "Mutation.awardBursary", text: AWARD, variables: award, allowed: BURSARS, elsewhere: "NOT_FOUND" },
  {
    operation: "Mutation.receiveBursary",
    text: "mutation ($input: ReceiveBursaryInput!) { receiveBursary(input: $input) { id state receipt { number cents } } }",
    variables: async (world, ask) => {
      const bursaryId = (await awarded(world, ask)).id;
      const cheque = { channel: "CHEQUE", reference: `KCB ${++unique}`, cents: 50_000, day: "2026-09-07" };
      return { input: { key: key(), bursaryId, ...cheque } };
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
  {
    operation: "Query.reversals",
    text: "{ reversals { nodes { id reason requestedBy { name } decidedBy { name } receipt { number } entry { number } } } }",
    variables: wish,
    allowed: BOOK_READERS,
  },
  {
    operation: "Mutation.requestReversal",
    text: REQUEST_REVERSAL,
    variables: async (world, ask) => ({ receiptId: (await recorded(ask, east(world).learnerIds[1])).id }),
    allowed: BURSARS,
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.approveReversal",
    about: "that the bursar asked for",
    text: "mutation ($id: ID!) { approveReversal(id: $id) { id state decidedBy { name } } }",
    variables: wish,
    allowed: [Role.head, Role.deputy],
    refusals: { bursar: "CONFLICT" },
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.declineReversal",
    text: 'mutation ($id: ID!) { declineReversal(id: $id, note: "It was right") { id state } }',
    variables: wish,
    allowed: [Role.head, Role.deputy, Role.bursar],
    elsewhere: "NOT_FOUND",
  },
  { operation: "Query.moneyNow", text: "{ moneyNow { cash bank mpesa closedThrough } }", allowed: BOOK_READERS },
  {
    operation: "Mutation.bankCash",
    text: BANK("bankCash"),
    variables: async (_world, ask) => {
      await recorded(ask);
      return banked();
    },
    allowed: BURSARS,
    elsewhere: "CONFLICT",
  },
  {
    operation: "Mutation.settleMpesa",
    about: "when nothing came by M-Pesa",
    text: BANK("settleMpesa"),
    variables: banked,
    allowed: [],
    refusals: { bursar: "CONFLICT", head: "CONFLICT" },
  },
  {
    operation: "Query.dayCloses",
    text: "{ dayCloses { nodes { day closedBy { name } reopenedBy { name } differenceCents } } }",
    allowed: BOOK_READERS,
  },
  { operation: "Mutation.closeDay", text: CLOSE_DAY, variables: nextClosing, allowed: BURSARS },
  {
    operation: "Mutation.reopenDay",
    text: 'mutation ($day: SchoolDay!) { reopenDay(day: $day, reason: "Wrong count") { id reopenedAt } }',
    variables: async (_world, ask) => {
      const next = nextClosing();
      await ask(Role.bursar, CLOSE_DAY, next);
      return next;
    },
    allowed: [Role.head],
    elsewhere: "CONFLICT",
  },
  {
    operation: "Query.dayReport",
    text: `{ dayReport(day: "2026-09-07") {
      accounts { account opening closing } missingReceipts suspenseAges { receipts }
      receipts { nodes { number payer shares { learner { name } } } }
      entries { nodes { number by { name } lines { account cents learner { name } } } }
      reversals { requestedBy { name } decidedBy { name } } check { faults }
    } }`,
    variables: wish,
    allowed: BOOK_READERS,
  },
  {
    operation: "Query.feesCollected",
    text: "{ feesCollected { todayCents termCents invoicedCents classes { class { name } todayCents } channels { channel receipts cents } } }",
    variables: (world, ask) => recorded(ask, east(world).learnerIds[1]),
    allowed: OFFICE,
  },
  {
    operation: "Query.feeCheck",
    text: "{ feeCheck { faults findings { rule subject detail } } }",
    variables: async ({ school }, ask) => {
      if (!checkedSchools.has(school.name)) await ask(Role.bursar, "mutation { checkFees { faults } }");
      checkedSchools.add(school.name);
      return {};
    },
    allowed: BOOK_READERS,
    elsewhere: "null",
  },
  { operation: "Mutation.checkFees", text: "mutation { checkFees { at faults } }", allowed: BURSARS },

  // Devices
  {
    operation: "Mutation.push",
    about: "a roll-call of a class that is taught",
    text: PUSH,
    variables: (world) => ({ ops: [`${++unique} r ${east(world).id} 260907m 1 PA1 0 1788760800`] }),
    allowed: [...LEADERS, ...TEACHERS],
    refusal: "NOT_YOUR_CLASS",
    elsewhere: "NO_SUCH_CLASS",
    read: readVerdict,
  },
  {
    operation: "Mutation.push",
    about: "a roll-call of a class that others teach",
    text: PUSH,
    variables: (world) => ({ ops: [`${++unique} r ${west(world).id} 260907m 1 PA1 0 1788760800`] }),
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

  // Payments by M-Pesa, and fees as they change
  ...mpesaOperations,
];

type AddedAssessment = { addAssessment: { id: string } };
type Recorded = { recordPayment: { id: string; code: string } };
type Awarded = { awardBursary: { id: string } };
type Wished = { requestReversal: { id: string } };
type SignedIn = { signIn: { refreshToken: string } };
type Devices = { devices: { nodes: { id: string }[] } };
type Staffed = { addStaff: { staff: { id: string } } };
type SavedClosure = { saveClosure: { id: string } };
type SavedTerm = { saveTerm: { id: string } };
type Created = { createApiKey: { apiKey: { id: string } } };
type Held = { heldOperations: { nodes: { id: string; class: { id: string } }[] } };
type Checked = { checkRoster: { id: string } };
