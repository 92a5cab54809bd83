import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeCard } from "../../src/reports/cards/card-line.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { textsOf } from "./read-pdf.js";
import { ReportDesk } from "./report-desk.js";

let now = new Date("2026-03-23T06:00:00Z");
const clock = { now: () => now };
const TERM_1 = "2026-03-20";
const GRADE = "Grade 7 East";

describe("how levels moved since the card before", () => {
  let app: BootedApp;
  let school: TestSchool;
  let desk: ReportDesk;

  beforeAll(async () => {
    app = await bootApp({ clock });
    school = await aSchool(app.app.services)
      .withTerm("2026-01-05", "2026-04-03", 1)
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withClass("G7", "East")
      .withLearners(2)
      .withStaff(Role.head)
      .withClass("F4")
      .withLearners(1)
      .build();
    desk = await ReportDesk.open(app, school);
    await desk.enter(GRADE, "English", "End of term", ["ME2", "EE1"], TERM_1);
    await desk.enter(GRADE, "Kiswahili", "End of term", ["EE1", null], TERM_1);
    await desk.enter(GRADE, "Mathematics", "End of term", [80, 60], TERM_1);
    await desk.enter("Form 4", "Mathematics", "End of term", [70], TERM_1);
    now = new Date("2026-08-03T06:00:00Z");
    desk = await ReportDesk.open(app, school);
    await desk.enter(GRADE, "English", "End of term", ["EE2", "EE1"]);
    await desk.enter(GRADE, "Kiswahili", "End of term", ["ME1", "ME1"]);
    await desk.enter(GRADE, "Mathematics", "End of term", [81, 20]);
    await desk.enter(GRADE, "Agriculture", "End of term", ["ME1", "ME1"]);
    await desk.enter("Form 4", "Mathematics", "End of term", [50]);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const [term1, term2] = [() => String(school.termIds[0]), () => String(school.termIds[1])];
  const cardsOf = async (runId: string, className = GRADE) => {
    const cards = await desk.cards({ runId, classId: String(school.schoolClass(className).id) });
    return cards.map(({ content }) => decodeCard(content));
  };
  const movesOf = ({ subjects }: ReturnType<typeof decodeCard>) =>
    Object.fromEntries(subjects.map(({ name, move }) => [name, move]));
  const textOf = async (path: string) => textsOf((await desk.file(Role.head, path)).bytes).join("\n");

  it("is told of a competency-based card, in words, and of nothing where no card is out yet", async () => {
    const first = await desk.prepare({ termId: term1() });
    expect(movesOf((await cardsOf(first.id))[0]!)).toEqual({ English: null, Kiswahili: null, Mathematics: null });
    const early = await desk.prepare({ termId: term2() });
    expect((await cardsOf(early.id)).map(({ since }) => since)).toEqual([null, null]);
    expect(await textOf(`runs/${early.id}`)).not.toMatch(/up from|down from|still/);
    await desk.publish(first.id);

    const second = await desk.prepare({ termId: term2() });
    const [one, two] = await cardsOf(second.id);
    expect(one!.since).toBe("Compared with Term 1, 2026");
    expect(movesOf(one!)).toEqual({
      English: "up from ME2 (points +2)",
      Kiswahili: "down from EE1 (points -2)",
      Mathematics: "still EE2",
      Agriculture: null,
    });
    expect(movesOf(two!)).toMatchObject({ Kiswahili: null, Mathematics: "down from ME1 (points -4)" });
    expect(one!.subjects.map(({ change }) => change)).toEqual([null, null, null, null]);
    expect(one!.summary).toMatchObject({ total: null, percent: null, points: null, inClass: null, inGrade: null });

    const english = await textOf(`runs/${second.id}`);
    for (const said of [
      "up from ME2 (points +2)",
      "down from EE1 (points -2)",
      "still EE2",
      "Compared with Term 1, 2026",
    ])
      expect(english).toContain(said);
    const kiswahili = await textOf(`runs/${(await desk.prepare({ termId: term2(), language: "KISWAHILI" })).id}`);
    for (const said of [
      "kimepanda kutoka ME2 (pointi +2)",
      "kimeshuka kutoka EE1 (pointi -2)",
      "bado EE2",
      "Ikilinganishwa na Muhula wa 1, 2026",
    ])
      expect(kiswahili).toContain(said);
  });

  it("is told of an 8-4-4 card by its marks, as before", async () => {
    const run = await desk.prepare({ termId: term2() });
    const [card] = await cardsOf(run.id, "Form 4");
    expect(card!.subjects[0]).toMatchObject({ change: -200, move: null });
    expect(card!.since).toBeNull();
  });

  it("is not told where the scale does not have the earlier level any more", async () => {
    await desk.changeEverything(GRADE);
    const [, two] = await cardsOf((await desk.prepare({ termId: term2() })).id);
    expect(movesOf(two!)).toMatchObject({ English: null });
  });
});
