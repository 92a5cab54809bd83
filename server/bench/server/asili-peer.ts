import type { Em } from "../../src/platform/orm.js";
import { bootApp } from "../../test/boot.js";
import type { EngineName } from "../../test/engines.js";
import { aTermOfRegisters } from "../../test/sync/term-school.js";
import type { BenchTeacher } from "./bench-request.js";
import { reportPeer } from "./report-peer.js";

// A Friday afternoon in term. The clock stands still, so that no token runs out.
const NOW = new Date("2026-11-20T15:00:00Z");

const booted = await bootApp({ engine: process.argv[2] as EngineName, clock: { now: () => NOW } });
const { services } = booted.app;
const { classes } = await aTermOfRegisters(services);
const em = services.orm.em.fork() as Em;
const teachers: BenchTeacher[] = [];
for (const { id, teachers: ofClass } of classes) {
  const { login, password } = ofClass[0]!;
  const enrolled = await em.execute<{ learnerId: number }[]>(
    "select learner_id as learnerId from enrolment where class_id = ? order by position",
    [id],
  );
  const [scope] = await em.execute<{ head: number }[]>("select head from scope_head where class_id = ?", [id]);
  teachers.push({
    token: await booted.signIn(login, password),
    classId: id,
    seen: scope!.head,
    learnerIds: enrolled.map(({ learnerId }) => learnerId),
  });
}
reportPeer({ url: booted.url, database: services.config.database, teachers }, () => booted[Symbol.asyncDispose]());
