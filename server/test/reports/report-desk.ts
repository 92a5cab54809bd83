import { expect, vi } from "vitest";
import { addAssessment } from "../../src/assessment/add-assessment.js";
import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import { DEFAULT_SCALES } from "../../src/assessment/grading/default-scales.js";
import { encodeScoreRun } from "../../src/assessment/score-run.js";
import { Device } from "../../src/identity/device.entity.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import { PushMessage } from "../../src/notify/push/push-message.entity.js";
import { PushSubscription } from "../../src/notify/push/push-subscription.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { Guardian } from "../../src/schools/guardian.entity.js";
import { adoptGuardian } from "../../src/schools/guardian-sign-in/adopt-guardian.js";
import { Learner } from "../../src/schools/learner.entity.js";
import { School } from "../../src/schools/school.entity.js";
import { Subject } from "../../src/schools/subjects/subject.entity.js";
import { push } from "../../src/sync/push/push.js";
import type { DeviceId, LearnerId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { parseScore } from "../../src/values/score.js";
import type { TestPerson, TestSchool } from "../a-school.js";
import type { BootedApp } from "../boot.js";

const RUN = "id state nextStarts classes { class { id name } state cardCount warnedCount }";
const PREPARE = `mutation ($input: PrepareReportsInput!) { prepareReports(input: $input) { ${RUN} } }`;
const AGAIN = "mutation ($run: ID!, $class: ID!) { prepareReportClass(runId: $run, classId: $class) { id } }";
const READ_RUN = `query ($id: ID!) { reportRun(id: $id) { ${RUN} } }`;
const PUBLISH = "mutation ($id: ID!) { publishReports(runId: $id) { id } }";
const LEAVE_OUT = "mutation ($ids: [ID!]!) { leaveOutReports(ids: $ids, leftOut: true) }";
const WITHDRAW = "mutation ($ids: [ID!]!, $why: String!) { withdrawReports(ids: $ids, reason: $why) }";
const REMARK = "mutation ($term: ID!, $remarks: [RemarkInput!]!) { saveRemarks(termId: $term, remarks: $remarks) }";
const FILL =
  "mutation ($run: ID!, $class: ID!, $kind: RemarkKind!, $subject: ID) { fillRemarks(runId: $run, classId: $class, kind: $kind, subjectId: $subject) }";
const RIGHTS = `query ($run: ID!, $class: ID!) { remarkRights(runId: $run, classId: $class) {
  classTeacher head subjects { id name learnerIds } } }`;
const NAME_TEACHER =
  "mutation ($class: ID!, $subject: ID!, $user: ID!) { nameSubjectTeacher(classId: $class, subjectId: $subject, userId: $user) { id } }";
const CARDS = `query ($filter: ReportCardFilter!) { reportCards(filter: $filter, first: 200) { totalCount nodes {
  id learnerId learnerName state version content warnings reason class { name } term { number } } } }`;

type Run = {
  id: string;
  state: string;
  nextStarts: string | null;
  classes: { class: { id: string; name: string }; state: string; cardCount: number; warnedCount: number }[];
};
type Card = {
  id: string;
  learnerId: string;
  state: string;
  version: number;
  content: string;
  warnings: string[];
  reason: string | null;
  class: { name: string };
};
type Remark = { learnerId: string; kind: string; subjectId?: string; text: string };
type Rights = {
  classTeacher: boolean;
  head: boolean;
  subjects: { id: string; name: string; learnerIds: string[] }[];
};
type Filter = { runId?: string; classId?: string; learnerId?: string; states?: string[] };

/** A busy machine is no finding. */
const SOON_MS = 30_000;

/** Works with report cards as people do, by the API, and looks at what phones are given. */
export class ReportDesk {
  #counter = 0;

  private constructor(
    private readonly app: BootedApp,
    private readonly school: TestSchool,
    private readonly head: UserViewer,
    private readonly tokens: ReadonlyMap<Role, string>,
  ) {}

  static async open(app: BootedApp, school: TestSchool): Promise<ReportDesk> {
    const roles = [...new Set(school.people.flatMap((person) => person.roles))];
    const tokens = new Map<Role, string>();
    for (const role of roles) {
      const { login, password } = school.person(role);
      tokens.set(role, await app.signIn(login, password));
    }
    const { orm, clock } = app.app.services;
    const em = orm.em.fork() as Em;
    const at = clock.now();
    const { userId, roles: held } = school.person(Role.head);
    const device = { userId, label: "Phone", createdAt: at, lastSeenAt: at, revokedAt: null };
    const deviceId = (await em.insert(Device, device)) as DeviceId;
    const head: UserViewer = { kind: "user", userId, schoolId: school.id, deviceId, roles: new Set(held) };
    return new ReportDesk(app, school, head, tokens);
  }

  get em(): Em {
    const em = this.app.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: this.school.id });
    return em;
  }

  /** Adds an assessment, of the second term unless a day is given, and enters its scores, by place on the class list. */
  async enter(
    className: string,
    subject: string,
    name: string,
    scores: readonly (string | number | null)[],
    held?: string,
  ): Promise<void> {
    const { services } = this.app.app;
    const { id: classId } = this.school.schoolClass(className);
    const day = (held ?? (name === "Opener" ? "2026-05-04" : "2026-07-20")) as SchoolDay;
    const kind = name === "Opener" ? AssessmentKind.opener : AssessmentKind.endTerm;
    const maximum = scores.some((score) => /^[EMB]/.test(String(score))) ? null : 100;
    const now = services.clock.now();
    const wanted = { classId, subject, name, kind, maximum, weight: 100, day };
    const { id } = await inTransaction(this.em, (tx) => addAssessment(tx, this.head, now, wanted));
    const run = encodeScoreRun(
      scores.flatMap((score, at) => (score === null ? [] : [{ position: at + 1, score: parseScore(String(score))! }])),
    );
    const seconds = now.getTime() / 1000;
    const operations = [`${++this.#counter} s ${classId} ${id} 1 ${run} 0 ${seconds}`];
    const { verdicts } = await push(services, this.em, this.head, { deviceNow: seconds, operations });
    if (verdicts[0]?.outcome !== "applied") throw new Error(`scores were not taken: ${JSON.stringify(verdicts)}`);
  }

  async prepare(input: object = {}): Promise<Run> {
    const options = {
      language: "ENGLISH",
      withBalance: false,
      withPlaces: true,
      termId: String(this.school.termIds[0]),
    };
    const { prepareReports } = await this.#ask<{ prepareReports: Run }>(Role.head, PREPARE, {
      input: { ...options, ...input },
    });
    return this.#until(prepareReports.id, "READY");
  }

  async prepareClass(run: string, schoolClass: string): Promise<Run> {
    await this.#ask(Role.head, AGAIN, { run, class: schoolClass });
    return this.#until(run, "READY");
  }

  async publish(id: string): Promise<Run> {
    await this.#ask(Role.head, PUBLISH, { id });
    return this.#until(id, "PUBLISHED");
  }

  publishRefusal = (id: string) => this.#refusal(Role.head, PUBLISH, { id });

  leaveOut = (ids: string[]) => this.#ask(Role.head, LEAVE_OUT, { ids });

  withdraw = (ids: string[], why: string, role: Role = Role.head) => this.#refusal(role, WITHDRAW, { ids, why });

  remark = (role: Role, ...remarks: Remark[]) =>
    this.#refusal(role, REMARK, { term: String(this.school.termIds[0]), remarks });

  async fill(role: Role, run: string, schoolClass: string, kind: string, subject?: string): Promise<number> {
    const variables = { run, class: schoolClass, kind, subject };
    return (await this.#ask<{ fillRemarks: number }>(role, FILL, variables)).fillRemarks;
  }

  async rights(role: Role, run: string, schoolClass: string): Promise<Rights | null> {
    const variables = { run, class: schoolClass };
    return (await this.#ask<{ remarkRights: Rights | null }>(role, RIGHTS, variables)).remarkRights;
  }

  async subjectId(name: string): Promise<string> {
    return String((await this.em.findOneOrFail(Subject, { schoolId: this.school.id, name })).id);
  }

  /** Names somebody for a subject in a class: nobody else teaches it there then. */
  async nameTeacher(className: string, subject: string, { userId }: TestPerson): Promise<void> {
    const schoolClass = String(this.school.schoolClass(className).id);
    const variables = { class: schoolClass, subject: await this.subjectId(subject), user: String(userId) };
    await this.#ask(Role.head, NAME_TEACHER, variables);
  }

  async cards(filter: Filter, role: Role = Role.head): Promise<Card[]> {
    type Cards = { reportCards: { totalCount: number; nodes: Card[] } };
    const { totalCount, nodes } = (await this.#ask<Cards>(role, CARDS, { filter })).reportCards;
    expect(nodes).toHaveLength(totalCount);
    return nodes;
  }

  async file(role: Role, path: string): Promise<{ status: number; isPdf: boolean; pages: number; bytes: Buffer }> {
    const headers = { authorization: `Bearer ${this.tokens.get(role)}` };
    const response = await fetch(`${this.app.url}/files/reports/${path}`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString("latin1");
    const pages = [...text.matchAll(/\/Type \/Page\b/g)].length;
    return {
      status: response.status,
      isPdf: text.startsWith("%PDF-") && text.trimEnd().endsWith("%%EOF"),
      pages,
      bytes,
    };
  }

  /** Puts a picture and a motto on the school's papers and gives it a name; without a picture it has none. */
  async setLetterhead(name: string, motto: string, logo: Buffer | null): Promise<unknown> {
    await this.em.nativeUpdate(School, { id: this.school.id }, { name });
    const input = { motto, address: `Box of ${name}`, phone: "", email: "" };
    const profile = "mutation ($input: SchoolProfileInput!) { saveSchoolProfile(input: $input) { motto } }";
    await this.#ask(Role.head, profile, { input });
    const file = logo && logo.toString("base64");
    return this.#refusal(Role.head, "mutation ($file: FileContent) { saveSchoolLogo(file: $file) { logoAt } }", {
      file,
    });
  }

  /** Changes all that a card is written from: scale, names, scores. */
  async changeEverything(className: string): Promise<void> {
    const { rule } = DEFAULT_SCALES.find(({ grades }) => grades.includes("G7"))!;
    const [first, ...rest] = rule.bands;
    const changed = { ...rule, bands: [{ ...first!, label: "TOP" }, ...rest] };
    const { saveScale } = await this.#ask<{ saveScale: { id: string } }>(
      Role.head,
      'mutation ($rule: String!) { saveScale(input: { name: "Changed", rule: $rule }) { id } }',
      { rule: JSON.stringify(changed) },
    );
    await this.#ask(Role.head, 'mutation ($id: ID!) { setGradeScale(grade: "G7", scaleId: $id) { grade } }', saveScale);
    const [learnerId] = this.school.schoolClass(className).learnerIds;
    await this.em.nativeUpdate(Learner, { id: learnerId! }, { name: "Renamed Learner" });
    await this.em.execute("update subject set name = ? where school_id = ? and name = ?", [
      "Mathematical Activities",
      this.school.id,
      "Mathematics",
    ]);
    await this.em.execute("update score set value = '12', tenths = 120 where school_id = ?", [this.school.id]);
  }

  /** What lies in the feed of a person's phones of report cards. */
  async onPhone({ userId }: TestPerson): Promise<string[]> {
    const rows = await this.em.execute<{ item: string }[]>(
      `select c.item from \`change\` c join scope_head h on h.id = c.scope_id
       where h.name = ? and c.item like 'r%' and c.line <> '' order by c.item`,
      [`user:${this.school.id}:${userId}`],
    );
    return rows.map(({ item }) => item);
  }

  async lineOnPhone({ userId }: TestPerson, item: string): Promise<string | undefined> {
    const [row] = await this.em.execute<{ line: string }[]>(
      "select c.line from `change` c join scope_head h on h.id = c.scope_id where h.name = ? and c.item = ?",
      [`user:${this.school.id}:${userId}`, item],
    );
    return row?.line;
  }

  /** Waits until what is told after a change has been heard. */
  settled = (check: () => Promise<void>): Promise<void> => vi.waitFor(check, { timeout: SOON_MS, interval: 20 });

  assign = ({ userId }: TestPerson, className: string) =>
    this.#teach("assignTeacher(classId: $class, userId: $user, kind: CLASS)", userId, className);

  unassign = ({ userId }: TestPerson, className: string) =>
    this.#teach("unassignTeacher(classId: $class, userId: $user)", userId, className);

  async setSeesRecords(learnerId: LearnerId, { userId, name, login }: TestPerson, sees: boolean): Promise<void> {
    const guardian = await this.em.findOneOrFail(Guardian, { userId });
    await this.#ask(
      Role.head,
      `mutation ($learner: ID!, $id: ID!, $input: GuardianInput!) {
        updateGuardian(learnerId: $learner, guardianId: $id, guardian: $input) { id }
      }`,
      { learner: String(learnerId), id: String(guardian.id), input: { name, phone: login, seesRecords: sees } },
    );
  }

  async forgetSignIn({ userId }: TestPerson): Promise<void> {
    await this.em.nativeUpdate(Guardian, { userId }, { userId: null });
  }

  /** Makes the person the user behind the guardian of their phone, as their first sign-in does. */
  async adopt({ login }: TestPerson): Promise<void> {
    const { orm, clock, relay } = this.app.app.services;
    await inTransaction(orm.em.fork() as Em, (tx) => adoptGuardian(tx, login, "en", clock.now()));
    relay.kick();
  }

  /** As if the person had turned notices on where they are signed in. */
  async subscribe({ userId }: TestPerson): Promise<void> {
    const device = await this.em.findOneOrFail(Device, { userId });
    const keys = { endpoint: "http://127.0.0.1:9/", p256dh: "p", auth: "a" };
    const createdAt = this.app.app.services.clock.now();
    await this.em.insert(PushSubscription, { userId, deviceId: device.id, ...keys, createdAt });
  }

  async notices(): Promise<Record<string, string>[]> {
    const messages = await this.em.find(PushMessage, {});
    return messages.map(({ payload }) => JSON.parse(payload) as Record<string, string>);
  }

  #teach(what: string, userId: number, className: string): Promise<unknown> {
    const variables = { class: String(this.school.schoolClass(className).id), user: String(userId) };
    return this.#ask(Role.head, `mutation ($class: ID!, $user: ID!) { ${what} { id } }`, variables);
  }

  async #until(id: string, state: string): Promise<Run> {
    return vi.waitFor(
      async () => {
        const { reportRun } = await this.#ask<{ reportRun: Run }>(Role.head, READ_RUN, { id });
        expect(reportRun.state).toBe(state);
        return reportRun;
      },
      { timeout: SOON_MS, interval: 20 },
    );
  }

  async #ask<Data>(role: Role, text: string, variables: object): Promise<Data> {
    const { data, errors } = await this.app.graphql<Data>(this.tokens.get(role)!, text, variables as never);
    if (!data || errors) throw new Error(errors?.[0]?.message);
    return data;
  }

  async #refusal(role: Role, text: string, variables: object): Promise<unknown> {
    const { errors } = await this.app.graphql(this.tokens.get(role)!, text, variables as never);
    return errors?.[0]?.extensions["code"] ?? null;
  }
}
