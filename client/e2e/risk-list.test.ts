import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Em } from "../../server/src/platform/orm.js";
import { runSql } from "../../server/src/platform/sql.js";
import { inTransaction } from "../../server/src/platform/transaction.js";
import { RiskFeature } from "../../server/src/risk/features/risk-feature.js";
import { RiskBand } from "../../server/src/risk/rules/risk-band.js";
import {
  ModelBasis,
  RiskModel,
  RiskModelState,
  RiskVerdict,
} from "../../server/src/risk/training/risk-model.entity.js";
import { RiskScore } from "../../server/src/risk/scores/risk-score.entity.js";
import { tellTopBand } from "../../server/src/risk/scores/tell-top-band.js";
import type { LearnerId, RiskModelId } from "../../server/src/values/ids.js";
import { Role } from "../../server/src/values/role.js";
import { addDays, schoolDayAt, weekday } from "../../server/src/values/school-day.js";
import { aSchool, type TestSchool } from "../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../server/test/boot.js";
import { type TestScore, writeScores } from "../../server/test/risk/write-scores.js";
import { deadEnds } from "../src/i18n/dead-ends";
import { office } from "../src/i18n/office";
import { risk } from "../src/i18n/risk";
import { riskCases } from "../src/i18n/risk-cases";
import { riskRefusals } from "../src/i18n/risk-refusals";
import { riskWords } from "../src/i18n/risk-words";
import { schoolToday } from "../src/i18n/school-today";
import { today } from "../src/i18n/today";
import { leftUnexplained } from "./left-unexplained";
import { LAPTOP, Phone } from "./phone";
import { goTo, isRead } from "./screens";
import { Story } from "./story";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));

it.each(["en", "sw"] as const)(
  "a head has a learner at risk followed up by the class teacher, who brings them back, in %s",
  async (locale) => {
    await using booted = await bootApp({ config: { clientDir: BUILT } });
    const school = await aSchool(booted.app.services)
      .named("Upendo Academy", "1234567")
      .withClass("G7", "East")
      .withLearners(5)
      .withTeacher("class", "Achieng Odhiambo")
      .withGuardian()
      .withClass("G8", "West")
      .withLearners(3)
      .withStaff(Role.bursar)
      .withStaff(Role.head)
      .build();
    const [east, west] = school.classes;
    await scoreTwoWeeks(booted, school);
    await using desk = await Phone.create(LAPTOP);
    await using phone = await Phone.create();
    const head = new Story(await desk.page(booted.url), locale);
    const teacher = new Story(await phone.page(booted.url), locale);
    const row = (page: Page, learnerId: number) =>
      page.locator("ol > li").filter({ has: page.locator(`a[href="/risk/learner/${learnerId}"]`) });

    const isSubscribed = seesFrames(head.page, "EnteredTopBand");

    // The head's day leads to the week's list: who, how likely, why against the usual, and what changed.
    await head.signIn(school.person(Role.head));
    await head.follow(schoolToday, "atRisk");
    const first = row(head.page, east!.learnerIds[0]!);
    await first.getByText("(31%)").waitFor();
    await first.getByText(head.say(riskWords, "HIGH")).waitFor();
    await first
      .getByText(head.say(risk, "up", { before: head.say(riskWords, "about", { of: 1, outOf: 8 }) }))
      .waitFor();
    await expect.poll(() => first.locator("li").first().textContent()).toMatch(/\b9\b.*\b20\b.*\b1\b/);
    await expect.poll(() => head.page.locator("main ol > li").count()).toBe(2);

    // While the list is open a learner comes into the top band: a notice, and the learner on the list, without a reload.
    const [, newcomer] = east!.learnerIds;
    await expect.poll(isSubscribed).toBe(true);
    await bringIntoTopBand(booted, school, newcomer!);
    await head.sees(riskWords, "entered", { n: 1 });
    await row(head.page, newcomer!).getByText("(24%)").waitFor();
    await expect.poll(() => head.page.locator("main ol > li").count()).toBe(3);

    // One learner: everything the score is made of adds up to it.
    await first.getByRole("link").click();
    await expect.poll(() => leftUnexplained(head.page)).toBeCloseTo(0, 1);
    await head.sees(risk, "weeks");

    // A case as suggested, for the class teacher.
    await head.press(risk, "openCase");
    await head.inDialog().getByText("Achieng Odhiambo").waitFor({ state: "attached" });
    await head.inDialog().locator('button[type="submit"]:enabled').click();
    const opened = { number: 1, owner: "Achieng Odhiambo", name: "Learner 1" };
    await head.sees(riskCases, "opened", opened);
    await goTo(head.page, "/risk");
    await row(head.page, west!.learnerIds[0]!).waitFor();
    await first.waitFor({ state: "detached" });

    // The class teacher sees the learners of that class and nobody else's, and the case.
    await teacher.signIn(east!.teachers[0]!);
    await teacher.follow(today, "atRisk");
    await goTo(teacher.page, "/risk/all");
    await row(teacher.page, east!.learnerIds[0]!).waitFor();
    await expect.poll(() => row(teacher.page, west!.learnerIds[0]!).count()).toBe(0);
    await goTo(teacher.page, `/risk/learner/${west!.learnerIds[0]}`);
    await teacher.sees(office, "notFound");
    await goTo(teacher.page, "/risk/cases");
    await teacher.page.getByRole("link", { name: /Learner 1/ }).click();
    await teacher.press(riskCases, "addContact");
    await teacher.field(riskCases, "kind").selectOption("VISIT");
    await teacher.field(riskCases, "note").fill("The shoes were torn; new ones come on Monday.");
    // Closed by mistake, what was typed is still there.
    await teacher
      .inDialog()
      .getByRole("button", { name: teacher.say(office, "cancel") })
      .click();
    await teacher.press(riskCases, "addContact");
    await teacher.inDialog().locator('button[type="submit"]').click();
    await teacher.inDialog().waitFor({ state: "detached" });
    await teacher.page.getByText("The shoes were torn; new ones come on Monday.").waitFor();
    await teacher.press(riskCases, "close");
    await teacher.inDialog().locator('button[type="submit"]').click();
    await teacher.sees(riskCases, "outcomeFault");
    await teacher
      .inDialog()
      .locator("label", { hasText: teacher.say(riskWords, "RETURNED") })
      .click();
    await teacher.inDialog().locator('button[type="submit"]').click();
    await teacher.page.getByRole("button", { name: teacher.say(riskCases, "reopen") }).waitFor();
    for (const path of [
      "/risk",
      "/risk/all",
      "/risk/cases/closed",
      "/risk/cases/1",
      `/risk/learner/${east!.learnerIds[0]}`,
    ]) {
      await goTo(teacher.page, path);
      await teacher.page.locator("main .card").first().waitFor();
      await expect.poll(() => teacher.page.evaluate(tooWide), { message: path }).toBe(0);
    }

    // The head sees how it ended, and what following up came to.
    await goTo(head.page, "/risk/cases/closed");
    await head.page.getByRole("link", { name: new RegExp(head.say(riskWords, "RETURNED")) }).waitFor();
    await head.page.getByRole("link", { name: head.say(riskCases, "toEffect") }).waitFor();
    const token = await booted.signIn(school.person(Role.head).login, school.person(Role.head).password);
    const { data } = await booted.graphql(token, "{ riskEffect { listed followed returned left } }");
    expect(data).toEqual({ riskEffect: [{ listed: 3, followed: 1, returned: 1, left: 0 }] });

    // Whoever knows better than the records takes a learner off the list, and puts them back.
    await goTo(head.page, `/risk/learner/${west!.learnerIds[0]}`);
    await head.press(risk, "overrideSubmit");
    await head.inDialog().locator('button[type="submit"]').click();
    await head.sees(risk, "overrideNoteFault");
    await head.inDialog().locator("textarea").fill("With an aunt until Friday.");
    // What the server refuses is said in the user's language, with the day that would do.
    const until = head.inDialog().locator('input[type="date"]');
    const usual = await until.inputValue();
    await until.fill("2099-01-01");
    await head.inDialog().locator('button[type="submit"]').click();
    await head
      .inDialog()
      .getByText(new RegExp(head.say(riskRefusals, "OVERRIDE_UNTIL", { last: "\\d.+20\\d\\d" })))
      .waitFor();
    await until.fill(usual);
    await head.inDialog().locator('button[type="submit"]').click();
    await head.inDialog().waitFor({ state: "detached" });
    await head.page.getByText("With an aunt until Friday.").waitFor();
    await goTo(head.page, "/risk");
    await first.waitFor();
    await row(head.page, west!.learnerIds[0]!).waitFor({ state: "detached" });
    await goTo(head.page, `/risk/learner/${west!.learnerIds[0]}`);
    await head.press(risk, "lift");
    await head.inDialog().locator('button[type="submit"]').click();
    await head.page.getByRole("button", { name: head.say(risk, "overrideSubmit") }).waitFor();
  },
);

it("keeps the bursar and guardians out", async () => {
  await using booted = await bootApp({ config: { clientDir: BUILT } });
  const school = await aSchool(booted.app.services)
    .withClass("G7", "East")
    .withLearners(5)
    .withTeacher()
    .withGuardian()
    .withStaff(Role.bursar)
    .build();
  await scoreTwoWeeks(booted, school);
  for (const role of [Role.bursar, Role.guardian]) {
    await using phone = await Phone.create();
    const story = new Story(await phone.page(booted.url), "en");
    await story.signIn(school.person(role));
    for (const path of ["/risk", "/risk/cases", `/risk/learner/${school.classes[0]!.learnerIds[0]}`]) {
      await goTo(story.page, path);
      await story.sees(deadEnds, "notYours");
    }
    if (role === Role.bursar) continue;
    // A guardian's page of their own child says nothing of it either.
    await goTo(story.page, `/learners/${school.classes[0]!.learnerIds[0]}`);
    await story.page.getByRole("heading", { name: "Learner 1" }).waitFor();
    await isRead(story.page);
    await expect.poll(() => story.page.getByText(story.say(riskWords, "ofLeaving")).count()).toBe(0);
  }
});

/** The first learner of each class is at risk, more than in the week before; the others are not. */
async function scoreTwoWeeks({ app }: BootedApp, { id: schoolId, classes }: TestSchool): Promise<void> {
  const em = app.services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId });
  const day = schoolDayAt(app.services.clock.now());
  const monday = addDays(day, 1 - weekday(day));
  await inTransaction(em, async (tx) => {
    const modelId = await tx.insert(RiskModel, {
      schoolId,
      version: 1,
      basis: ModelBasis.model,
      state: RiskModelState.promoted,
      verdict: RiskVerdict.promoted,
      trainedAt: new Date(),
      rowCount: 900,
      eventCount: 61,
      seed: 1,
      dataHash: "0".repeat(64),
      modelHash: "0".repeat(64),
      model: "{}",
      proof: "{}",
      card: "{}",
      highFrom: 0.2,
      mediumFrom: 0.1,
      promotedAt: new Date(),
      promotedBy: null,
    });
    const scoresOf = (missed: number): TestScore[] =>
      classes.flatMap(({ id: classId, learnerIds }) =>
        learnerIds.map((learnerId, at) => {
          const isAtRisk = at === 0;
          const weight = isAtRisk ? missed / 4 : -0.3;
          const base = -3.05;
          const probability = 1 / (1 + Math.exp(-base - weight));
          return {
            learnerId,
            classId,
            modelId,
            base,
            probability,
            band: isAtRisk ? RiskBand.high : RiskBand.low,
            facts: { [RiskFeature.attendanceRate]: isAtRisk ? 1 - missed / 20 : 0.95 },
            parts: { [RiskFeature.attendanceRate]: weight },
          };
        }),
      );
    await writeScores(tx, schoolId, { week: addDays(monday, -7) }, scoresOf(4.5));
    await writeScores(tx, schoolId, { week: monday, scoredOn: day }, scoresOf(9));
  });
}

/** Scores a learner of the first class anew today, in the top band, and tells it as a run does. */
async function bringIntoTopBand({ app }: BootedApp, { id: schoolId, classes }: TestSchool, learnerId: LearnerId) {
  const now = app.services.clock.now();
  const day = schoolDayAt(now);
  const week = addDays(day, 1 - weekday(day));
  const em = app.services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId });
  await inTransaction(em, async (tx) => {
    const [scored] = await runSql<{ modelId: RiskModelId }>(
      tx,
      "select model_id as modelId from risk_score where school_id = ? and week = ? limit 1",
      [schoolId, week],
    );
    const risen = { band: RiskBand.high, probability: 0.24 };
    await tellTopBand(tx, { schoolId, scoredOn: day, now }, [{ learnerId, ...risen }]);
    await tx.nativeDelete(RiskScore, { schoolId, learnerId, week });
    const score = { learnerId, classId: classes[0]!.id, modelId: scored!.modelId, base: -3.05, ...risen };
    await writeScores(tx, schoolId, { week, scoredOn: day }, [score]);
  });
  app.services.relay.kick();
}

/** Whether the page has sent a frame with these words to the server yet; to be asked before it is signed in. */
function seesFrames(page: Page, words: string): () => boolean {
  let isSent = false;
  page.on("websocket", (socket) => {
    socket.on("framesent", ({ payload }) => {
      isSent ||= String(payload).includes(words);
    });
  });
  return () => isSent;
}

/** By how many pixels the page is wider than its screen. */
const tooWide = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;
