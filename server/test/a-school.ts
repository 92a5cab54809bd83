import type { Services } from "../src/context.js";
import { Membership } from "../src/identity/membership.entity.js";
import { publishColleagues } from "../src/identity/publish-colleagues.js";
import { User } from "../src/identity/user.entity.js";
import type { Em } from "../src/platform/orm.js";
import { hashPassword } from "../src/platform/password-hash.js";
import { inTransaction } from "../src/platform/transaction.js";
import type { Actor } from "../src/schools/actor.js";
import { addClass } from "../src/schools/add-class.js";
import { addSchool } from "../src/schools/add-school.js";
import { assignTeacher } from "../src/schools/assign-teacher.js";
import { className } from "../src/schools/class-name.js";
import { enrolLearners } from "../src/schools/enrol-learners.js";
import { Guardian } from "../src/schools/guardian.entity.js";
import { Guardianship } from "../src/schools/guardianship.entity.js";
import { saveClosure } from "../src/schools/save-closure.js";
import { saveTerm } from "../src/schools/save-term.js";
import type { TeachingKind } from "../src/schools/teaching.entity.js";
import type { AdmissionNumber } from "../src/values/admission-number.js";
import type { Grade } from "../src/values/grade.js";
import type { ClassId, LearnerId, SchoolId, TermId, UserId } from "../src/values/ids.js";
import type { Phone } from "../src/values/phone.js";
import { Role } from "../src/values/role.js";
import { addDays, type SchoolDay, schoolDayAt } from "../src/values/school-day.js";

/** Everybody's in tests. */
const PASSWORD = "asili-test";

export type TestPerson = { userId: UserId; name: string; login: Phone; password: string; roles: Role[] };
export type TestClass = { id: ClassId; name: string; year: number; learnerIds: LearnerId[]; teachers: TestPerson[] };
export type TestSchool = {
  id: SchoolId;
  name: string;
  termIds: TermId[];
  classes: TestClass[];
  /** Everybody who can sign in, in the order they were added. */
  people: TestPerson[];
  /** The first person with a role. */
  person(role: Role): TestPerson;
  schoolClass(name: string): TestClass;
};

type Step = (tx: Em, school: TestSchool, actor: Actor) => Promise<void>;

let schools = 0;
let people = 0;
let hash: Promise<string> | undefined;

/**
 * Builds a school by the real verbs, in one transaction: `aSchool(services).withTerm("2026-08-24", "2026-10-23")
 * .withClass("G7", "East").withLearners(45).withTeacher().build()`. Learners, teachers and guardians belong to the class
 * added last. Without a term it gets one that began four weeks ago and lasts eight weeks more.
 */
export const aSchool = (services: Pick<Services, "orm" | "clock">) => new SchoolBuilder(services);

class SchoolBuilder {
  readonly #steps: Step[] = [];
  readonly #now: Date;
  #name = `School ${++schools}`;
  #weekdays = "12345";
  #hasTerm = false;

  constructor(private readonly services: Pick<Services, "orm" | "clock">) {
    this.#now = services.clock.now();
  }

  named(name: string, weekdays = "12345"): this {
    this.#name = name;
    this.#weekdays = weekdays;
    return this;
  }

  withTerm(starts: string, ends: string, number = 1, year = Number(ends.slice(0, 4))): this {
    this.#hasTerm = true;
    return this.#then(async (tx, school, actor) => {
      const dates = { year, number, starts: starts as SchoolDay, ends: ends as SchoolDay };
      school.termIds.push((await saveTerm(tx, actor, this.#now, dates)).id);
    });
  }

  withClosure(name: string, starts: string, ends = starts): this {
    return this.#then(async (tx, _, actor) => {
      await saveClosure(tx, actor, this.#now, { name, starts: starts as SchoolDay, ends: ends as SchoolDay });
    });
  }

  withClass(grade: Grade, stream = "", year = Number(schoolDayAt(this.#now).slice(0, 4))): this {
    return this.#then(async (tx, school, actor) => {
      const { id } = await addClass(tx, actor, this.#now, { year, grade, stream });
      school.classes.push({ id, name: className({ grade, stream }), year, learnerIds: [], teachers: [] });
    });
  }

  withLearners(count: number): this {
    return this.#then(async (tx, school, actor) => {
      const schoolClass = lastClass(school);
      const first = school.classes.reduce((sum, { learnerIds }) => sum + learnerIds.length, 0) + 1;
      const admissions = Array.from({ length: count }, (_, index) => ({
        classId: schoolClass.id,
        learner: {
          admissionNumber: String(first + index).padStart(4, "0") as AdmissionNumber,
          name: `Learner ${first + index}`,
          sex: index % 2 === 0 ? ("F" as const) : ("M" as const),
        },
      }));
      schoolClass.learnerIds.push(...(await enrolLearners(tx, actor, this.#now, admissions)));
    });
  }

  /** Adds a teacher of the last class. */
  withTeacher(kind: TeachingKind = "class", name?: string): this {
    return this.#then(async (tx, school, actor) => {
      const role = kind === "class" ? Role.classTeacher : Role.subjectTeacher;
      const teacher = await this.#addPerson(tx, school, [role], name);
      const schoolClass = lastClass(school);
      await assignTeacher(tx, actor, this.#now, { classId: schoolClass.id, userId: teacher.userId, kind });
      schoolClass.teachers.push(teacher);
    });
  }

  withStaff(...roles: Role[]): this {
    return this.#then(async (tx, school) => {
      await this.#addPerson(tx, school, roles);
    });
  }

  /** Adds a guardian who can sign in, of the first learners of the last class. */
  withGuardian(children = 1): this {
    return this.#then(async (tx, school) => {
      const { userId, name, login: phone } = await this.#addPerson(tx, school, [Role.guardian]);
      const guardianId = await tx.insert(Guardian, { schoolId: school.id, name, phone, userId });
      for (const learnerId of lastClass(school).learnerIds.slice(0, children)) {
        await tx.insert(Guardianship, { schoolId: school.id, learnerId, guardianId, relation: "Mother", priority: 1 });
      }
    });
  }

  async build(): Promise<TestSchool> {
    if (!this.#hasTerm) this.#addTermAroundToday();
    return inTransaction(this.services.orm.em as Em, async (tx) => {
      const id = await addSchool(tx, null, this.#now, { name: this.#name, weekdays: this.#weekdays });
      const school = newSchool(id, this.#name);
      for (const step of this.#steps) await step(tx, school, { schoolId: id, userId: null });
      await publishColleagues(tx, id, this.#now);
      return school;
    });
  }

  #addTermAroundToday(): void {
    const steps = this.#steps.splice(0);
    const today = schoolDayAt(this.#now);
    this.withTerm(addDays(today, -28), addDays(today, 56), 1, Number(today.slice(0, 4)));
    this.#steps.push(...steps);
  }

  #then(step: Step): this {
    this.#steps.push(step);
    return this;
  }

  async #addPerson(tx: Em, school: TestSchool, roles: Role[], as?: string): Promise<TestPerson> {
    const name = as ?? `Person ${++people}`;
    const login = `+2547${String(++people).padStart(8, "0")}` as Phone;
    hash ??= hashPassword(PASSWORD);
    const userId = await tx.insert(User, {
      name,
      phone: login,
      email: null,
      passwordHash: await hash,
      locale: "en",
      createdAt: this.#now,
      disabledAt: null,
    });
    for (const role of roles) await tx.insert(Membership, { schoolId: school.id, userId, role });
    const person = { userId, name, login, password: PASSWORD, roles };
    school.people.push(person);
    return person;
  }
}

function newSchool(id: SchoolId, name: string): TestSchool {
  const school: TestSchool = {
    id,
    name,
    termIds: [],
    classes: [],
    people: [],
    person: (role) =>
      found(
        school.people.find(({ roles }) => roles.includes(role)),
        role,
      ),
    schoolClass: (name) =>
      found(
        school.classes.find((schoolClass) => schoolClass.name === name),
        name,
      ),
  };
  return school;
}

const lastClass = (school: TestSchool) => found(school.classes.at(-1), "class");

function found<Item>(item: Item | undefined, what: string): Item {
  if (item === undefined) throw new Error(`the school was built without ${what}`);
  return item;
}
