import { addDefaultReasons } from "../../src/attendance/add-default-reasons.js";
import type { Context, Services } from "../../src/context.js";
import { Relay } from "../../src/events/relay.js";
import { Device } from "../../src/identity/device.entity.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import type { Logger } from "../../src/platform/logger.js";
import { createMemoryCache } from "../../src/platform/memory-cache.js";
import { createMemoryPubSub } from "../../src/platform/memory-pub-sub.js";
import type { Em, Orm } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { Judged } from "../../src/sync/push/judge-operations.js";
import { push } from "../../src/sync/push/push.js";
import type { Verdict } from "../../src/sync/verdict.js";
import type { DeviceId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestPerson, type TestSchool } from "../a-school.js";
import { type EngineName, openFreshDatabase } from "../engines.js";

/** Monday 23 November 2026, 09:00 in Nairobi, in a term. */
export const NOON = Date.parse("2026-11-23T06:00:00Z");

export type SyncServices = Pick<Services, "orm" | "clock" | "relay" | "logger" | "pubSub" | "cache">;

const quiet: Logger = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };

/** A school with teachers on a database of its own, and what the sync needs of a running server. */
export class Classroom implements AsyncDisposable {
  /** The server's clock; tests turn it. */
  time = NOON;
  readonly services: SyncServices;

  private constructor(
    readonly orm: Orm,
    readonly url: string,
    private readonly drop: () => PromiseLike<void>,
    logger: Logger,
  ) {
    const pubSub = createMemoryPubSub();
    const relay = new Relay(() => orm.em.fork() as Em, pubSub, logger);
    relay.start();
    this.services = {
      orm,
      relay,
      pubSub,
      logger,
      clock: { now: () => new Date(this.time) },
      cache: createMemoryCache(() => this.time),
    };
  }

  static async open(engine: EngineName, logger: Logger = quiet): Promise<Classroom> {
    const database = await openFreshDatabase(engine);
    return new Classroom(database.orm, database.url, () => database[Symbol.asyncDispose](), logger);
  }

  /** Two classes of six with a class teacher each, a subject teacher in the first, a head, a deputy and a bursar. */
  async build(): Promise<TestSchool> {
    const school = await aSchool(this.services)
      .withTerm("2026-08-24", "2026-12-04", 3)
      .withClosure("Mashujaa Day", "2026-10-20")
      .withClass("G7", "East", 2026)
      .withLearners(6)
      .withTeacher("class", "Achieng Odhiambo")
      .withTeacher("subject", "Barasa Wafula")
      .withClass("G8", "", 2026)
      .withLearners(6)
      .withTeacher("class", "Chebet Kiprono")
      .withStaff(Role.head)
      .withStaff(Role.deputy)
      .withStaff(Role.bursar)
      .build();
    const em = this.em(school);
    await inTransaction(em, (tx) => addDefaultReasons(tx, school.id, this.services.clock.now()));
    return school;
  }

  em(school: TestSchool): Em {
    const em = this.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    return em;
  }

  /** A device of a person's, signed in. */
  async device(school: TestSchool, { userId, roles }: TestPerson): Promise<UserViewer> {
    const at = this.services.clock.now();
    const device = { userId, label: "Phone", createdAt: at, lastSeenAt: at, revokedAt: null };
    const deviceId = (await this.em(school).insert(Device, device)) as DeviceId;
    return { kind: "user", userId, schoolId: school.id, deviceId, roles: new Set(roles) };
  }

  async send(school: TestSchool, viewer: UserViewer, ...operations: string[]): Promise<Judged> {
    const services = this.services as Context;
    return push(services, this.em(school), viewer, { deviceNow: this.time / 1000, operations });
  }

  async push(school: TestSchool, viewer: UserViewer, ...operations: string[]): Promise<Verdict[]> {
    return [...(await this.send(school, viewer, ...operations)).verdicts];
  }

  /** What devices hold of a scope, by item. */
  async feed(school: TestSchool, name: string): Promise<Record<string, string>> {
    const rows = await this.em(school).execute<{ item: string; line: string }[]>(
      "select c.item, c.line from `change` c join scope_head h on h.id = c.scope_id where h.name = ? and c.line <> '' order by c.seq",
      [name],
    );
    return Object.fromEntries(rows.map(({ item, line }) => [item, line]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.services.relay[Symbol.asyncDispose]();
    await this.drop();
  }
}
