import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { acceptRoster } from "../../src/schools/import/accept-roster.js";
import { checkRoster } from "../../src/schools/import/check-roster.js";
import type { RosterReport } from "../../src/schools/import/roster-report.js";
import { RosterImport } from "../../src/schools/roster-import.entity.js";
import { planUndo } from "../../src/schools/import/undo/plan-undo.js";
import { undoImport } from "../../src/schools/import/undo/undo-import.js";
import { ImportKind } from "../../src/values/import-kind.js";
import { Role } from "../../src/values/role.js";
import type { TestSchool } from "../a-school.js";

export const NOW = new Date("2026-09-07T06:00:00Z");

const PASSWORDS = Array.from({ length: 9 }, (_, index) => ({ plain: `word-${index}`, hash: "$hash" }));

/** Somebody who imports lists into a school and takes them back, and sees what its records are then. */
export class ImportOffice {
  readonly em: Em;

  constructor(
    root: Em,
    readonly school: TestSchool,
  ) {
    this.em = root.fork() as Em;
    this.em.setFilterParams("school", { schoolId: school.id });
  }

  get actor() {
    return { schoolId: this.school.id, userId: this.school.person(Role.head).userId };
  }

  async check(list: string | Uint8Array, kind: ImportKind = ImportKind.learners) {
    const bytes = typeof list === "string" ? new TextEncoder().encode(list) : list;
    const file = { name: "list.csv", bytes, kind };
    const { id, report } = await inTransaction(this.em, (tx) => checkRoster(tx, this.actor, NOW, file));
    return { id, ...(JSON.parse(report) as RosterReport) };
  }

  accept = (id: number) =>
    inTransaction(this.em, (tx) => acceptRoster(tx, this.actor, NOW, { id, passwords: PASSWORDS }));

  async import(list: string | Uint8Array, kind?: ImportKind) {
    const checked = await this.check(list, kind);
    await this.accept(checked.id);
    return checked;
  }

  async undo(id: number) {
    const { rosterImport } = await inTransaction(this.em, (tx) => undoImport(tx, this.actor, NOW, { id }));
    const { report, undoneAt } = rosterImport;
    return { isUndone: undoneAt !== null, ...(JSON.parse(report) as RosterReport).undo! };
  }

  async preview(id: number) {
    const { kind, journal } = await this.em.fork().findOneOrFail(RosterImport, { id });
    const { undone, kept, classes } = await planUndo(kind, this.em, this.school.id, journal!);
    return { undone, kept, classes };
  }

  /** Every row that says who is at the school, what is known of them and where they are. */
  async rows(): Promise<unknown> {
    const of = (sql: string) => runSql<Record<string, unknown>>(this.em, sql, [this.school.id]);
    return {
      learners: await of("select * from learner where school_id = ? and void_at is null order by id"),
      guardians: await of("select * from guardian where school_id = ? order by id"),
      guardianships: await of("select * from guardianship where school_id = ? order by id"),
      stays: await of(
        "select class_id, learner_id from enrolment where school_id = ? and to_rev is null order by class_id, learner_id",
      ),
      classes: await of("select id, year, grade, stream from school_class where school_id = ? order by id"),
      memberships: await of("select * from membership where school_id = ? order by id"),
      teachings: await of("select * from teaching where school_id = ? order by id"),
      subjects: await of("select * from subject_teacher where school_id = ? order by id"),
      users: await runSql(this.em, "select id, name, phone, email from `user` order by id"),
    };
  }
}
