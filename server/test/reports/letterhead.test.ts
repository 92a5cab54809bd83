import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decodeCard } from "../../src/reports/cards/card-line.js";
import { ReportCard } from "../../src/reports/cards/report-card.entity.js";
import { hashLogo } from "../../src/reports/profile/logo-hash.js";
import { MOST_LOGOS } from "../../src/reports/profile/save-school-logo.js";
import { SchoolLogo } from "../../src/reports/profile/school-logo.entity.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { textsOf } from "./read-pdf.js";
import { ReportDesk } from "./report-desk.js";

const clock = { now: () => new Date("2026-08-03T06:00:00Z") };

/** A JPEG as far as its size is read; a document carries its bytes as they are. */
function jpeg(width: number): Buffer {
  const frame = Buffer.alloc(19);
  frame.set([0xff, 0xc0, 0, 17, 8]);
  frame.writeUInt16BE(40, 5);
  frame.writeUInt16BE(width, 7);
  frame[9] = 3;
  return Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2), frame, Buffer.of(0xff, 0xda, 9, 9, 0xff, 0xd9)]);
}

const LOGOS: Readonly<Record<"old" | "new" | "between", Buffer>> = { old: jpeg(51), new: jpeg(52), between: jpeg(53) };

describe.each(engines)("the letterhead of report cards on %s", (engine) => {
  let app: BootedApp;
  let school: TestSchool;
  let desk: ReportDesk;

  beforeAll(async () => {
    app = await bootApp({ engine, clock });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  beforeEach(async () => {
    school = await aSchool(app.app.services)
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withClass("G7", "East")
      .withLearners(2)
      .withGuardian(1)
      .withStaff(Role.head)
      .build();
    desk = await ReportDesk.open(app, school);
    await desk.enter("Grade 7 East", "Mathematics", "End of term", [81, 60]);
  });

  const child = () => String(school.schoolClass("Grade 7 East").learnerIds[0]);
  const kept = async () => {
    const logos = await desk.em.find(SchoolLogo, { schoolId: school.id });
    return new Set(logos.map(({ hash }) => hash));
  };
  /** Which logos and which of the names a file carries. */
  async function headOf(path: string, role: Role = Role.head) {
    const { bytes, status } = await desk.file(role, path);
    const texts = textsOf(bytes).join("\n");
    return {
      status,
      logos: Object.entries(LOGOS).flatMap(([name, logo]) => (bytes.includes(logo) ? [name] : [])),
      names: ["Old School", "New School"].filter((name) => texts.includes(name)),
      mottos: ["Old motto", "New motto"].filter((motto) => texts.includes(motto)),
    };
  }
  const ofOld = { status: 200, logos: ["old"], names: ["Old School"], mottos: ["Old motto"] };
  const ofNew = { status: 200, logos: ["new"], names: ["New School"], mottos: ["New motto"] };

  it("is what it was when they were given out, whenever they are printed", async () => {
    await desk.setLetterhead("Old School", "Old motto", LOGOS.old);
    const first = await desk.prepare();
    await desk.publish(first.id);
    const [old] = await desk.cards({ learnerId: child() });
    expect(await headOf(`cards/${old!.id}`)).toEqual(ofOld);

    await desk.setLetterhead("New School", "New motto", LOGOS.new);
    expect(await headOf(`cards/${old!.id}`)).toEqual(ofOld);
    expect(await headOf(`cards/${old!.id}`, Role.guardian)).toEqual(ofOld);
    expect(await headOf(`runs/${first.id}`)).toEqual(ofOld);

    const second = await desk.prepare();
    await desk.publish(second.id);
    const [newer, older] = await desk.cards({ learnerId: child() });
    expect(await headOf(`cards/${newer!.id}`)).toEqual(ofNew);
    expect(older).toMatchObject({ id: old!.id, state: "REPLACED", content: old!.content });
    expect(await headOf(`cards/${older!.id}`)).toEqual(ofOld);
    expect(await kept()).toEqual(new Set([hashLogo(LOGOS.old), hashLogo(LOGOS.new)]));
  });

  it("of a draft is the school's of today, and stays with it from when it is given out", async () => {
    await desk.setLetterhead("Old School", "Old motto", LOGOS.old);
    const run = await desk.prepare();
    await desk.leaveOut([(await desk.cards({ runId: run.id }))[1]!.id]);
    await desk.setLetterhead("New School", "New motto", LOGOS.new);
    expect(await kept()).toEqual(new Set([hashLogo(LOGOS.new)]));
    const [draft] = await desk.cards({ learnerId: child() });
    expect(decodeCard(draft!.content).school).toMatchObject({ name: "New School", motto: "New motto" });
    expect(await headOf(`cards/${draft!.id}`)).toEqual(ofNew);
    await desk.publish(run.id);
    await desk.setLetterhead("Old School", "Old motto", LOGOS.old);
    expect(await headOf(`cards/${draft!.id}`)).toEqual(ofNew);
    const [leftOut] = await desk.cards({ runId: run.id, states: ["LEFT_OUT"] });
    expect(await headOf(`cards/${leftOut!.id}`)).toEqual(ofOld);
  });

  it("without a logo stays without one", async () => {
    await desk.setLetterhead("Old School", "Old motto", null);
    const run = await desk.prepare();
    await desk.publish(run.id);
    await desk.setLetterhead("New School", "New motto", LOGOS.new);
    expect(await headOf(`runs/${run.id}`)).toEqual({ ...ofOld, logos: [] });
  });

  it("keeps no logo that no card was given out under, and no more than there is room for", async () => {
    await desk.setLetterhead("Old School", "Old motto", LOGOS.old);
    await desk.setLetterhead("Old School", "Old motto", LOGOS.between);
    expect(await kept()).toEqual(new Set([hashLogo(LOGOS.between)]));
    await desk.publish((await desk.prepare()).id);
    await desk.setLetterhead("Old School", "Old motto", null);
    expect(await kept()).toEqual(new Set([hashLogo(LOGOS.between)]));

    const [card] = await desk.em.find(ReportCard, { learnerId: Number(child()) as never });
    const { id: _, ...rest } = { ...card! };
    for (let at = 1; at < MOST_LOGOS; at++) {
      const hash = hashLogo(Buffer.of(at));
      await desk.em.insert(SchoolLogo, { schoolId: school.id, hash, type: "jpeg", bytes: Buffer.of(at) });
      await desk.em.insert(ReportCard, { ...rest, version: at + 1, logoHash: hash } as never);
    }
    expect(await desk.setLetterhead("Old School", "Old motto", LOGOS.new)).toBe("BAD_USER_INPUT");
    expect(await desk.setLetterhead("Old School", "Old motto", LOGOS.between)).toBeNull();
  });
});
