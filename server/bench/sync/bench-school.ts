import { itemDigest } from "../../src/events/digest.js";
import type { Em } from "../../src/platform/orm.js";
import type { TestPerson, TestSchool } from "../../test/a-school.js";
import { type BootedApp, bootApp } from "../../test/boot.js";
import { enterTermScores } from "../../test/sync/enter-term-scores.js";
import { aTermOfRegisters } from "../../test/sync/term-school.js";
import { BenchPhone } from "./bench-phone.js";

/** Friday 27 November 2026, 16:00 in Nairobi: the week has been held and no register of it taken. */
const NOW = new Date("2026-11-27T13:00:00Z");

/** The real server on a port, with a term of a school on it that is the same every time. */
export class BenchSchool implements AsyncDisposable {
  readonly now = NOW;

  private constructor(
    readonly school: TestSchool,
    readonly booted: BootedApp,
  ) {}

  static async open(): Promise<BenchSchool> {
    const booted = await bootApp({ clock: { now: () => NOW } });
    return new BenchSchool(await aTermOfRegisters(booted.app.services), booted);
  }

  /** Three exams in eight subjects of every class besides. */
  async withScores(): Promise<void> {
    await enterTermScores(this.booted.app.services, this.school);
  }

  em(): Em {
    const em = this.booted.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: this.school.id });
    return em;
  }

  /** Signed in, and holding nothing yet. */
  async newPhone({ login, password }: TestPerson): Promise<BenchPhone> {
    return new BenchPhone(await this.booted.signIn(login, password), this.booted.url);
  }

  /** Signed in, and everything pulled. */
  async phone(person: TestPerson): Promise<BenchPhone> {
    const phone = await this.newPhone(person);
    await phone.pull();
    return phone;
  }

  /** Whether what the phone holds adds up to what the server's feed holds now, reckoned from the items themselves. */
  async holdsTheFeed(phone: BenchPhone): Promise<boolean> {
    const scopes = [...phone.holds.scopes.keys()];
    const rows = await this.em().execute<{ item: string; line: string }[]>(
      "select item, line from `change` where scope_id in (?)",
      [scopes],
    );
    const digest = rows.reduce((sum, { item, line }) => (sum + itemDigest(item, line)) % 2 ** 32, 0);
    return scopes.length > 0 && rows.length > 0 && phone.holds.digest() === digest;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.booted[Symbol.asyncDispose]();
  }
}
