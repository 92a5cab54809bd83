import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { Role } from "../../server/src/values/role.js";
import { aSchool, type TestPerson } from "../../server/test/a-school.js";
import { bootApp } from "../../server/test/boot.js";
import { learnerLife } from "../src/i18n/learner-life";
import { signIn } from "../src/i18n/sign-in";
import { cutOff } from "./cut-off.js";
import { Phone } from "./phone.js";
import { goTo, isRead } from "./screens.js";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
const say = learnerLife.sw;

/** What a finger may miss: under 44 pixels one way, running text left aside. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("header a, nav a, main a, main button, main select, main summary")]
      .filter((each) => each.clientWidth > 1 || each.getClientRects().length > 0)
      .filter((each) => getComputedStyle(each).display !== "inline" || !each.closest("p"))
      .filter((each) => {
        const { width, height } = each.getBoundingClientRect();
        return width > 0 && (width < 43.5 || height < 43.5);
      })
      .map(({ tagName, textContent }) => `${tagName}: ${textContent}`),
  );

it("fits the office's pages and dialogs on the smallest phone, in Kiswahili, where names are long", async () => {
  await using booted = await bootApp({ config: { clientDir: BUILT } });
  const school = await aSchool(booted.app.services)
    .named("Shule ya Msingi na Sekondari ya Chini Kaskazini Mashariki", "1234567")
    .withClass("G7", "Kaskazini Mashariki")
    .withLearners(3)
    .withTeacher("class", "Wanjikũ Nyakũndi-Ong'ang'o wa Mwang'ombe")
    .withGuardian()
    .withStaff(Role.head)
    .build();
  const { id, learnerIds } = school.classes[0]!;
  const [termId] = school.termIds;
  await using phone = await Phone.create();
  const page = await enter(phone, booted.url, school.person(Role.head));

  const paths = ["/marks", `/exams/${termId}/new`, "/teaching", `/teaching/classes/${id}`, "/subjects", "/scales"];
  const year = ["/admit", "/former", "/promotion", "/new-year", `/learners/${learnerIds[0]}`, "/learners/999999"];
  const settings = ["/settings", "/settings/staff", "/settings/classes", "/settings/calendar"];
  const reports = ["/analysis", "/reports", "/reports/new", "/reports/bank", "/reports/papers"];
  const risk = ["/risk", "/risk/all", "/risk/cases/closed", "/risk-model", "/risk-model/settings", "/risk-model/looks"];
  for (const path of [...paths, ...year, ...settings, ...reports, ...risk]) {
    await goTo(page, path);
    await page.locator("a.badge").waitFor();
    await isRead(page);
    await expect.poll(() => cutOff(page), { message: path }).toEqual([]);
    await expect.poll(() => tooSmall(page), { message: path }).toEqual([]);
  }

  // A dialog longer than the phone keeps its ways out in sight.
  await goTo(page, `/learners/${learnerIds[0]}`);
  await page.getByRole("button", { name: say.leave }).click();
  const submit = page.locator("dialog button[type=submit]");
  await expect
    .poll(() => submit.evaluate((each) => innerHeight - each.getBoundingClientRect().bottom))
    .toBeGreaterThanOrEqual(0);
});

async function enter(phone: Phone, url: string, { login, password }: TestPerson): Promise<Page> {
  const page = await phone.page(url);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.locator("label", { hasText: "Kiswahili" }).click();
  await page.getByLabel(signIn.sw.login).fill(login);
  await page.getByLabel(signIn.sw.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: signIn.sw.submit }).click();
  await page.locator("nav.main-menu").waitFor();
  return page;
}
