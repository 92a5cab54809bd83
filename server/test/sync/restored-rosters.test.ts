import { describe, expect, it } from "vitest";
import type { UserViewer } from "../../src/identity/viewer.js";
import { parseDatabaseUrl } from "../../src/platform/database-url.js";
import { type Em, openOrm } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { schema } from "../../src/database-schema.js";
import { enrolLearners } from "../../src/schools/enrol-learners.js";
import { withdrawLearner } from "../../src/schools/withdraw-learner.js";
import { beginEpoch } from "../../src/sync/restore/begin-epoch.js";
import type { LandmarkStore } from "../../src/sync/restore/landmark.js";
import { noticeRestore } from "../../src/sync/restore/notice-restore.js";
import type { AdmissionNumber } from "../../src/values/admission-number.js";
import type { TestSchool } from "../a-school.js";
import { engines } from "../engines.js";
import { Classroom, NOON } from "./classroom.js";

const AT = NOON / 1000;
/** Tells of no restore: here that is told by whoever does it. */
const blind: LandmarkStore = { read: async () => 0, write: async () => {} };

describe.each(engines)("a backup restored twice under a running server, on %s", (engine) => {
  const joins = (em: Em, school: TestSchool) =>
    inTransaction(em, (tx) =>
      enrolLearners(tx, { schoolId: school.id, userId: null }, new Date(NOON), [
        {
          classId: school.classes[0]!.id,
          learner: { admissionNumber: "0777" as AdmissionNumber, name: "Learner 777", sex: "F" },
        },
      ]),
    );
  const leaves = (em: Em, school: TestSchool) =>
    inTransaction(em, (tx) =>
      withdrawLearner(tx, { schoolId: school.id, userId: null }, new Date(NOON), {
        learnerId: school.classes[0]!.learnerIds[2]!,
        status: "left",
      }),
    );

  /** As `mysql < backup` does it: what was admitted since is gone, and the class list as it was. */
  async function goBack(em: Em, school: TestSchool): Promise<void> {
    const [{ id } = { id: 0 }] = await runSql<{ id: number }>(em, "select max(id) as id from learner");
    await runSql(em, "delete from enrolment where learner_id = ?", [id]);
    await runSql(em, "update school_class set roster_rev = 1, restored_rev = 0 where id = ?", [school.classes[0]!.id]);
  }

  async function rosterRev(em: Em, school: TestSchool): Promise<number> {
    const sql = "select roster_rev as rev from school_class where id = ?";
    return Number((await runSql<{ rev: number }>(em, sql, [school.classes[0]!.id]))[0]!.rev);
  }

  /** Marks the seventh on the class list, where there are six and whoever joined. */
  async function markSeventh(room: Classroom, school: TestSchool, teacher: UserViewer, counter: number, em: Em) {
    const sql = "select max(head) as head from scope_head";
    const [{ head } = { head: 0 }] = await runSql<{ head: number }>(em, sql);
    const rev = await rosterRev(em, school);
    const text = `${counter} r ${school.classes[0]!.id} 261123m ${rev} PA7 ${Number(head)} ${AT}`;
    const [verdict] = await room.push(school, teacher, text);
    return { rev, end: verdict!.code ?? verdict!.outcome };
  }

  it("has each life's class lists, though their revisions are the same", { timeout: 60_000 }, async () => {
    await using room = await Classroom.open(engine);
    const school = await room.build();
    const em = room.em(school);
    const teacher = await room.device(school, school.classes[0]!.teachers[0]!);
    const begin = async () => {
      if (engine === "sqlite") return void (await beginEpoch(room.em(school)));
      // As `npm run restore` does it, beside the server, which looks every few seconds.
      const elsewhere = await openOrm(parseDatabaseUrl(room.url)!, schema);
      await elsewhere.connect();
      await beginEpoch(elsewhere.em.fork() as Em);
      await elsewhere.close();
      const { clock, logger } = room.services;
      await noticeRestore({ orm: room.orm, clock, logger }, blind, false);
    };
    await begin();
    await joins(em, school);
    expect(await markSeventh(room, school, teacher, 1, em)).toEqual({ rev: 1002, end: "applied" });

    await goBack(em, school);
    await begin();
    await leaves(em, school);
    expect(await markSeventh(room, school, teacher, 2, em)).toEqual({ rev: 1002, end: "UNKNOWN_LEARNER" });
  });
});
