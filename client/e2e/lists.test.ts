import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { writeXlsx } from "hucre/xlsx";
import { readWorkbook } from "../../server/src/platform/spreadsheet/read-workbook.js";
import type { Em } from "../../server/src/platform/orm.js";
import { runSql } from "../../server/src/platform/sql.js";
import { Role } from "../../server/src/values/role.js";
import { aSchool } from "../../server/test/a-school.js";
import { bootApp } from "../../server/test/boot.js";
import { formatMessage, type MessageValues } from "../src/i18n/format-message";
import { importChanges } from "../src/i18n/import-changes";
import { listRefusals } from "../src/i18n/list-refusals";
import { rosterImport } from "../src/i18n/roster-import";
import { signIn } from "../src/i18n/sign-in";
import { Phone } from "./phone.js";

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
const PATIENCE = { timeout: 60_000 };
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

it.each(["en", "sw"] as const)(
  "a head takes the learners away, changes the workbook, brings it in again and undoes it, in %s",
  async (locale) => {
    await using booted = await bootApp({ config: { clientDir: BUILT } });
    const school = await aSchool(booted.app.services)
      .withClass("G7", "East")
      .withLearners(3)
      .withStaff(Role.head)
      .build();
    const learners = () =>
      runSql(
        booted.app.services.orm.em.fork() as Em,
        "select id, admission_number, name, status from learner where school_id = ? and void_at is null order by id",
        [school.id],
      );
    const before = await learners();
    await using phone = await Phone.create();
    const page = await phone.page(booted.url);
    const say = (key: keyof (typeof rosterImport)["en"], values?: MessageValues) =>
      formatMessage(locale, rosterImport[locale][key], values);
    const sees = (words: string) => page.getByText(words).first().waitFor(PATIENCE);
    await enter(page, locale, school.person(Role.head));

    // What comes out is Excel, with the zeros of its numbers.
    await page.addInitScript(keepLastFile);
    await page.goto(`${booted.url}/lists/export`);
    await page.getByRole("button", { name: say("fetchList", { name: say("list_learners") }) }).click(PATIENCE);
    const taken = await readWorkbook(Buffer.from(await lastFile(page), "base64"));
    expect(taken.map(({ cells }) => cells[0])).toEqual([taken[0]!.cells[0], "0001", "0002", "0003"]);

    // One name is corrected, one learner added, and one row is wrong.
    const [head, first, ...others] = taken.map(({ cells }) => cells);
    const rows = [
      head!,
      first!.with(1, "Learner 1 Achieng"),
      ...others,
      ["0004", "Barasa Wafula", "Grade 8 Blue"],
      ["", "Nobody", "G7"],
    ];
    const bring = async (name: string, buffer: Buffer) =>
      page.locator("input[type=file]").setInputFiles({ name, mimeType: XLSX, buffer });
    await page.goto(`${booted.url}/lists`);
    await sees(say("leadLEARNERS"));
    await bring("old.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"));
    await sees(say("oldWorkbook", { name: "old.xls" }));
    await bring("other.xlsx", Buffer.from(await writeXlsx({ sheets: [{ name: "List", rows: [["a"], ["b"]] }] })));
    const missing = "Adm No / Namba ya usajili, Name / Jina, Class / Darasa";
    await sees(formatMessage(locale, listRefusals[locale].LIST_NO_COLUMN, { missing }));
    await bring("list.xlsx", Buffer.from(await writeXlsx({ sheets: [{ name: "List", rows }] })));
    await sees(say("faulty", { n: 1 }));
    await sees(importChanges[locale].changes);
    await sees(`${importChanges[locale].field_name}: Learner 1 → Learner 1 Achieng`);
    await page.getByRole("button", { name: say("acceptLEARNERS", { n: 2 }) }).click();
    await sees(say("doneHelpLEARNERS", { added: 1, changed: 1 }));
    expect(await learners()).toHaveLength(4);

    await page.getByRole("button", { name: say("undo"), exact: true }).click();
    await sees(say("undoRecords", { n: 2 }));
    await sees(say("undoClasses", { names: "Grade 8 Blue" }));
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("undo"), exact: true })
      .click();
    await sees(say("undoneHelp", { n: 2 }));
    await sees(say("undoneClasses", { names: "Grade 8 Blue" }));
    expect(await learners()).toEqual(before);
    await page.goto(`${booted.url}/lists`);
    await sees(say("stateUNDONE"));
  },
);

async function enter(
  page: Page,
  locale: "en" | "sw",
  { login, password }: { login: string; password: string },
): Promise<void> {
  await page.locator("label", { hasText: { en: "English", sw: "Kiswahili" }[locale] }).click();
  await page.getByLabel(signIn[locale].login).fill(login);
  await page.getByLabel(signIn[locale].password, { exact: true }).fill(password);
  await page.getByRole("button", { name: signIn[locale].submit, exact: true }).click();
  await page.locator("nav.main-menu").waitFor(PATIENCE);
}

type Keeper = typeof globalThis & { lastFile?: Blob };

/** Holds on to what the page hands to the browser as a download. */
function keepLastFile(): void {
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file) => {
    (globalThis as Keeper).lastFile = file as Blob;
    return make(file);
  };
}

async function lastFile(page: Page): Promise<string> {
  await page.waitForFunction(() => (globalThis as Keeper).lastFile !== undefined, undefined, PATIENCE);
  return page.evaluate(async () => {
    const bytes = new Uint8Array(await (globalThis as Keeper).lastFile!.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  });
}
