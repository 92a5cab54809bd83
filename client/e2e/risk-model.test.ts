import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Em } from "../../server/src/platform/orm.js";
import { runSql } from "../../server/src/platform/sql.js";
import { NEVER_USED } from "../../server/src/risk/features/never-used.js";
import { RISK_FEATURES } from "../../server/src/risk/features/risk-features.js";
import { learn } from "../../server/src/risk/learning/learn.js";
import { scoreByRules } from "../../server/src/risk/rules/score-by-rules.js";
import { NIGHT_FROM, NIGHT_TO } from "../../server/src/risk/training/is-due.js";
import {
  ModelBasis,
  RiskModel,
  RiskModelState,
  RiskVerdict,
} from "../../server/src/risk/training/risk-model.entity.js";
import type { SchoolId } from "../../server/src/values/ids.js";
import { Role } from "../../server/src/values/role.js";
import { aSchool, type TestPerson } from "../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../server/test/boot.js";
import { learningRows } from "../../server/test/risk/learning-rows.js";
import { RULES } from "../src/features/risk-model/rules";
import { deadEnds } from "../src/i18n/dead-ends";
import { formatMessage, type MessageValues } from "../src/i18n/format-message";
import type { Locale } from "../src/i18n/locale";
import type { Messages } from "../src/i18n/messages";
import { office } from "../src/i18n/office";
import { riskFigures } from "../src/i18n/risk-figures";
import { riskModel } from "../src/i18n/risk-model";
import { neverTold } from "../src/i18n/risk-never-told";
import { riskOversight } from "../src/i18n/risk-oversight";
import { riskTraining } from "../src/i18n/risk-training";
import { signIn } from "../src/i18n/sign-in";
import { LAPTOP, Phone, type ScreenSize } from "./phone";
import { goTo } from "./screens";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
/** A Monday in the third term. */
const NOW = new Date("2026-09-07T06:00:00Z");
const LEARNERS = 6;

const journeys: [Locale, ScreenSize | undefined][] = [
  ["en", LAPTOP],
  ["sw", undefined],
];

describe("the early warning's own pages", () => {
  it.each(journeys)(
    "tell a head what it is worth, train it, roll it back and steer it, in %s",
    async (locale, size) => {
      await using booted = await bootApp({ clock: { now: () => NOW }, config: { clientDir: BUILT } });
      const school = await aRiskSchool(booted);
      const hash = await addVersions(booted, school.id);
      const head = school.person(Role.head);
      const sayModel = sayIn(locale, riskModel);
      const sayFigures = sayIn(locale, riskFigures);
      const say = sayIn(locale, riskTraining);
      const sayOversight = sayIn(locale, riskOversight);

      await using phone = await Phone.create(size);
      const page = await enter(phone, booted.url, head, locale);
      const goes = async (path: string, title: string) => {
        await goTo(page, path);
        await page.getByRole("heading", { level: 1, name: title }).waitFor();
      };
      await goes("/risk-model", sayModel("title"));
      const words = page.getByRole("region", { name: sayModel("inWords") });
      await expect.poll(() => words.getByRole("listitem").first().textContent()).toContain(sayModel("highestLeft"));
      await page.getByRole("img", { name: /^(Columns in ten groups|Nguzo za makundi kumi)/ }).waitFor();
      await page.getByRole("button", { name: sayFigures("asTable") }).click();
      const groups = page.getByRole("table", { name: sayFigures("calibration") });
      await expect.poll(() => groups.getByRole("row").count()).toBe(11);
      const more = page.getByRole("button", { name: sayModel("showFigures") });
      if (await more.isVisible()) await more.click();
      await page.getByRole("region", { name: sayFigures("comparison") }).waitFor();
      await page.getByText(hash).waitFor();
      const never = page.getByRole("region", { name: sayModel("neverUsed") });
      await expect.poll(() => never.getByRole("listitem").count()).toBe(11);
      await expect.poll(() => page.evaluate(tooWide)).toBeLessThanOrEqual(0);

      await page.getByRole("link", { name: say("training") }).click();
      await page.getByRole("button", { name: say("trainNow") }).click();
      await page.getByText(say("doneVersion", { n: LEARNERS, version: 2 })).waitFor();
      await expect.poll(() => page.evaluate(tooWide)).toBeLessThanOrEqual(0);

      await goes("/risk-model/versions", say("versions"));
      await page.getByText(say("storedWhy", { why: say("WORSE_THAN_PROMOTED") })).click();
      await page.getByText(sayModel("older")).waitFor();
      await goes("/risk-model/versions", say("versions"));
      await page.getByRole("button", { name: say("rollBack", { version: 1 }) }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText(say("rollBackStops", { version: 2 })).waitFor();
      await dialog.getByRole("button", { name: say("rollBackSubmit"), exact: true }).click();
      await page.getByText(say("rolledBack", { version: 1 })).waitFor();
      await page.getByText(say("ROLLED_BACK"), { exact: true }).waitFor();
      expect(await statesOf(booted, school.id)).toEqual(["promoted", "rolled-back", "stored"]);
      await page.getByRole("button", { name: say("allow"), exact: true }).click();
      await dialog.getByText(say("allowHelp")).waitFor();
      await dialog.getByRole("button", { name: say("allow"), exact: true }).click();
      await page.getByText(say("allowed")).waitFor();
      await expect.poll(() => page.getByRole("button", { name: say("allow"), exact: true }).count()).toBe(0);

      await goes("/risk-model/settings", say("settings"));
      const capacity = page.getByLabel(say("capacity"));
      await capacity.fill("0");
      await page.getByRole("button", { name: office[locale].save, exact: true }).click();
      await page.getByText(say("capacityFault")).waitFor();
      await capacity.fill("25");
      await page.getByRole("button", { name: office[locale].save, exact: true }).click();
      await page.getByText(say("saved")).waitFor();
      for (const [way, then] of [
        ["join", "togetherOn"],
        ["leave", "togetherOff"],
      ] as const) {
        await page.getByRole("button", { name: say(way), exact: true }).click();
        await page
          .getByRole("dialog")
          .getByRole("button", { name: say(way), exact: true })
          .click();
        await page.getByText(say(then)).waitFor();
      }
      await expect.poll(() => page.evaluate(tooWide)).toBeLessThanOrEqual(0);

      await goes("/risk-model/effect", sayOversight("effect"));
      await page.getByRole("link", { name: sayOversight("toList") }).click();
      await expect.poll(() => countLooks(booted, school.id)).toBeGreaterThan(0);
      await goes("/risk-model/looks", sayOversight("looks"));
      const look = page.getByRole("listitem").filter({ hasText: sayOversight("WEEKLY") });
      await expect.poll(() => look.first().textContent()).toContain(head.name);
      await expect.poll(() => page.evaluate(tooWide)).toBeLessThanOrEqual(0);
    },
  );

  it("let a deputy train but not steer, and nobody else in", async () => {
    await using booted = await bootApp({ clock: { now: () => NOW }, config: { clientDir: BUILT } });
    const school = await aRiskSchool(booted);
    await addVersions(booted, school.id);
    const say = sayIn("en", riskTraining);

    await using phone = await Phone.create();
    const page = await enter(phone, booted.url, school.person(Role.deputy), "en");
    await goTo(page, "/risk-model/training");
    await page.getByRole("button", { name: say("trainNow") }).click();
    await page.getByText(say("doneVersion", { n: LEARNERS, version: 2 })).waitFor();
    await goTo(page, "/risk-model/versions");
    await page.getByText(say("headRolls")).waitFor();
    await expect.poll(() => page.getByRole("button", { name: say("rollBackSubmit") }).count()).toBe(0);
    await goTo(page, "/risk-model/settings");
    await page.getByText(say("headSteers")).waitFor();
    await expect.poll(() => page.locator("main").getByRole("button").count()).toBe(0);

    for (const role of [Role.classTeacher, Role.bursar]) {
      await using other = await Phone.create();
      const shut = await enter(other, booted.url, school.person(role), "en");
      await goTo(shut, "/risk-model");
      await shut
        .getByText(deadEnds.en.notYours, { exact: true })
        .or(shut.getByText(deadEnds.en.notFound, { exact: true }))
        .first()
        .waitFor();
    }
  });

  it.each(RULES)("say of the rule $rule what the server counts", ({ feature, counts, not, points }) => {
    const pointsAt = (value: number): number => {
      const features = RISK_FEATURES.map(({ code }) => ({
        name: code,
        kind: "number" as const,
        values: Float64Array.of(code === feature ? value : Number.NaN),
      }));
      return scoreByRules({ features, enough: Uint8Array.of(1) })[0]!.points;
    };
    expect(pointsAt(counts)).toBe(points);
    expect(pointsAt(not)).toBeLessThan(points);
  });

  it("say everything of which the server says that it is never used", () => {
    const said: Readonly<Record<string, keyof typeof neverTold.en>> = {
      Names: "names",
      "Numbers and national ids": "numbers",
      Sex: "sex",
      "Phones, homes, guardians and custody": "family",
      "Religion, people, language and place of birth": "faith",
      "Health: illness, menstruation, bereavement, special needs": "health",
      "Pregnancy and marriage": "pregnancy",
      "Why somebody left, where to, and every note": "reasons",
      "How the learner stands today: status and last day": "today",
      "Brothers, sisters and discounts": "family",
      "Who wrote something, on which device, and what else was said of it": "writing",
      "What money was for": "money",
    };
    expect(NEVER_USED.map(({ what }) => what).toSorted()).toEqual(Object.keys(said).toSorted());
    expect([...new Set(Object.values(said))].toSorted()).toEqual(Object.keys(neverTold.en).toSorted());
  });

  it("say of the night when the server trains", () => {
    // The hours of the night as people count them in Kiswahili: one o’clock is the seventh.
    const hours = ["sita", "saba", "nane", "tisa", "kumi", "kumi na moja"];
    expect(riskTraining.en.nightly).toContain(`between ${NIGHT_FROM} and ${NIGHT_TO} o’clock`);
    expect(riskTraining.sw.nightly).toContain(`saa ${hours[NIGHT_FROM]} na saa ${hours[NIGHT_TO]};`);
  });
});

function aRiskSchool({ app: { services } }: BootedApp) {
  return aSchool(services)
    .named("Upendo Junior School", "12345")
    .withTerm("2026-08-24", "2026-10-23", 3)
    .withClass("G7", "East")
    .withLearners(LEARNERS)
    .withTeacher("class")
    .withStaff(Role.head)
    .withStaff(Role.deputy)
    .withStaff(Role.bursar)
    .build();
}

/** A version that was replaced, the one in force, and one that was stored; answers the hash of the model in force. */
async function addVersions({ app: { services } }: BootedApp, schoolId: SchoolId): Promise<string> {
  const em = services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId });
  const rows = learningRows({ seed: 3, learners: 120, terms: 6 });
  const order = { date: NOW, before: null, drift: [], driftOn: null, trees: 8 };
  const states = [RiskModelState.replaced, RiskModelState.promoted, RiskModelState.stored];
  let hash = "";
  for (const [at, state] of states.entries()) {
    const learned = learn({ rows, dataHash: String(at).repeat(64), seed: at + 1, ...order });
    if (state === RiskModelState.promoted) hash = learned.modelHash;
    await em.insert(RiskModel, {
      schoolId,
      version: at + 1,
      basis: ModelBasis.model,
      state,
      verdict: state === RiskModelState.stored ? RiskVerdict.worseThanPromoted : RiskVerdict.promoted,
      trainedAt: new Date(NOW.getTime() - (3 - at) * 86_400_000),
      rowCount: learned.rows,
      eventCount: learned.events,
      seed: learned.seed,
      dataHash: learned.dataHash,
      modelHash: learned.modelHash,
      model: learned.model,
      proof: learned.proof,
      card: JSON.stringify(learned.card),
      highFrom: learned.highFrom,
      mediumFrom: learned.mediumFrom,
      promotedAt: state === RiskModelState.stored ? null : NOW,
      promotedBy: null,
    });
  }
  return hash;
}

/** What became of each version, the first one first. */
async function statesOf({ app: { services } }: BootedApp, schoolId: SchoolId): Promise<string[]> {
  const sql = "select state from risk_model where school_id = ? order by version";
  const rows = await runSql<{ state: string }>(services.orm.em.fork() as Em, sql, [schoolId]);
  return rows.map(({ state }) => state);
}

async function countLooks({ app: { services } }: BootedApp, schoolId: SchoolId): Promise<number> {
  const sql = "select count(*) as n from audit_event where school_id = ? and action = 'risk.looked'";
  const [row] = await runSql<{ n: number }>(services.orm.em.fork() as Em, sql, [schoolId]);
  return Number(row!.n);
}

function sayIn<E extends Record<string, string>>(locale: Locale, area: Messages<E>) {
  return (key: keyof E & string, values?: MessageValues) => formatMessage(locale, area[locale][key], values);
}

async function enter(phone: Phone, url: string, { login, password }: TestPerson, locale: Locale): Promise<Page> {
  const page = await phone.page(url);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.locator("label", { hasText: { en: "English", sw: "Kiswahili" }[locale] }).click();
  await page.getByLabel(signIn[locale].login).fill(login);
  await page.getByLabel(signIn[locale].password, { exact: true }).fill(password);
  await page.getByRole("button", { name: signIn[locale].submit, exact: true }).click();
  await page.locator("nav.main-menu").waitFor();
  return page;
}

const tooWide = (): number => document.documentElement.scrollWidth - innerWidth;
