import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { Role } from "../../server/src/values/role.js";
import type { TestPerson } from "../../server/test/a-school.js";
import { LAPTOP, Phone } from "./phone";
import { badge, enter, goTo, signIn } from "./screens";
import { CBE_SUBJECTS, EXAMS, KCSE_SUBJECTS, LEARNERS, TermSchool, type TermSheet } from "./term-school";

const PATIENCE = { timeout: 60_000 };
const LAST = EXAMS.at(-1)!.name;

/** Of the first learner of Form 4 East by subject, in each exam: a B by the mathematics, the best language and the best five others. */
const CANDIDATE = ["80", "75", "60", "70", "65", "55", "50", "45"];
const FIRST_OF_JUNIOR = "90";

/** Everybody else's marks, from 30 to 89. */
const markOf = ({ classId, subject }: TermSheet, position: number): string =>
  String(30 + ((position * 7 + subject.length * 11 + classId * 5) % 60));

const SAVE_SCALE = "mutation ($input: ScaleInputType!) { saveScale(input: $input) { version } }";

const field = (page: Page, position: number) => page.locator(`li[data-position="${position}"] input`);

it("a term of two curricula is entered partly offline on two phones, published, printed and promoted", async () => {
  await using term = await TermSchool.open();
  const [junior, formFour] = [term.class("Grade 7 East"), term.class("Form 4 East")];
  const marksOf = (sheet: TermSheet): string[] =>
    Array.from({ length: LEARNERS }, (_, index) => {
      if (index === 0 && sheet.classId === junior.id) return FIRST_OF_JUNIOR;
      if (index === 0 && sheet.classId === formFour.id) return CANDIDATE[KCSE_SUBJECTS.indexOf(sheet.subject)]!;
      return markOf(sheet, index + 1);
    });

  const sheets = await term.sheets();
  expect(sheets).toHaveLength(14 * 8 * 3);
  const isOnPhones = ({ classId, exam }: TermSheet) =>
    exam === LAST && (classId === junior.id || classId === formFour.id);
  const deputy = term.school.person(Role.deputy);
  await term.enter(
    deputy,
    sheets.filter((sheet) => !isOnPhones(sheet)).map((sheet) => ({ ...sheet, scores: marksOf(sheet) })),
  );

  // Two class teachers enter the last exam without a network: one sheet by hand, the others by a file.
  await using phoneOne = await Phone.create();
  await using phoneTwo = await Phone.create();
  for (const [phone, name, subjects] of [
    [phoneOne, "Grade 7 East", CBE_SUBJECTS],
    [phoneTwo, "Form 4 East", KCSE_SUBJECTS],
  ] as const) {
    const page = await phone.page(term.url);
    await enter(page, term.teacherOf(name));
    await phone.context.setOffline(true);
    const own = sheets.filter((sheet) => sheet.exam === LAST && sheet.classId === term.class(name).id);
    const maths = own.find(({ subject }) => subject === "Mathematics")!;
    await typeSheet(page, maths, marksOf(maths));
    await bringBack(
      page,
      own.filter((sheet) => sheet !== maths).map((sheet) => ({ ...sheet, scores: marksOf(sheet) })),
    );
    for (const subject of subjects)
      await submit(
        page,
        own.find((sheet) => sheet.subject === subject)!,
      );
    await expect.poll(() => page.locator("a.badge").getAttribute("aria-label")).toMatch(/saved on this phone, waiting/);
    await phone.context.setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await badge(page, "All sent").waitFor(PATIENCE);
  }
  expect(await term.count("select count(*) from score")).toBe(14 * LEARNERS * 24);
  expect(await term.count("select count(*) from assessment where submitted")).toBe(sheets.length);

  // The head looks a class's sheets through and approves them at once; the deputy's own are the head's, too.
  await using laptop = await Phone.create(LAPTOP);
  const head = term.school.person(Role.head);
  const board = await laptop.page(term.url);
  await signIn(board, head);
  await board.getByText("Live", { exact: true }).waitFor(PATIENCE);
  await goTo(board, `/exams/${term.school.termIds[0]}/${junior.id}`);
  for (let exam = 0; exam < EXAMS.length; exam++) {
    await board.getByRole("button", { name: "Approve 8 sheets" }).first().click(PATIENCE);
    await board.getByRole("dialog").locator('button[type="submit"]:enabled').click(PATIENCE);
    await board.getByRole("dialog").waitFor({ state: "detached", ...PATIENCE });
  }
  const approved = "select count(*) from assessment where approved_seq = seq and class_id = ?";
  expect(await term.count(approved, [junior.id])).toBe(24);

  // Cards of the whole school are prepared, proofread and published.
  await publishReports(board, term);
  expect(await term.count("select count(*) from report_card where state = 'published'")).toBe(14 * LEARNERS);

  // The guardians have their child's card on the phone, without a network; CBE has no places, 8-4-4 has.
  const [ofJunior, ofFormFour] = term.guardians();
  await using phoneThree = await Phone.create();
  const card = await readCard(phoneThree, term, ofJunior!);
  await card.getByText("EE1").first().waitFor(PATIENCE);
  await expect.poll(() => card.locator(".report-sheet").innerText()).not.toMatch(/Position|Total/);
  await using phoneFour = await Phone.create();
  const candidate = await readCard(phoneFour, term, ofFormFour!);
  await candidate.locator(".report-sheet").waitFor(PATIENCE);
  await readyOffline(candidate);
  await phoneFour.context.setOffline(true);
  await candidate.reload();
  await candidate.locator(".report-sheet").waitFor(PATIENCE);
  const printed = await candidate.locator(".report-sheet").innerText();
  expect(printed).toMatch(/Total\s+500 \/ 800/);
  expect(printed).toMatch(/Mean points\s+9\.00\s+Mean grade\s+B\s/);
  expect(printed).toMatch(/Place in class\s+\d+ of 30\s+Place in grade\s+\d+ of 60/);
  expect(pagesOf(await candidate.pdf({ preferCSSPageSize: true }))).toBe(1);
  await phoneFour.context.setOffline(false);
  expect(pagesOf(await classFile(term, head, formFour.id))).toBe(LEARNERS);

  // A year later the scale says otherwise; what is published stays.
  await term.ask(head, SAVE_SCALE, { input: await harsherScale(term, head) });
  await candidate.reload();
  await candidate.locator(".report-sheet").waitFor(PATIENCE);
  await expect.poll(() => candidate.locator(".report-sheet").innerText()).toBe(printed);

  // The term is over, and the school goes up a year: grade 9 and Form 4 have completed here; and back, and up again.
  term.goOn(10);
  await board.clock.setSystemTime(Date.now() + 10 * 86_400_000);
  await goTo(board, "/promotion");
  await board.getByRole("button", { name: "Plan the promotion" }).click(PATIENCE);
  await promote(board, "Do the promotion");
  await expect.poll(() => enrolled(term, "G8", "East"), PATIENCE).toEqual(junior.learnerIds);
  expect(await term.count("select count(*) from learner where status = 'completed'")).toBe(4 * LEARNERS);
  await promote(board, "Take it back");
  await expect.poll(() => term.count("select count(*) from learner where status = 'completed'"), PATIENCE).toBe(0);
  await promote(board, "Do the promotion");
  await expect.poll(() => enrolled(term, "G8", "East"), PATIENCE).toEqual(junior.learnerIds);
  expect(await term.count("select count(*) from score")).toBe(14 * LEARNERS * 24);
  await candidate.reload();
  await candidate.locator(".report-sheet").waitFor(PATIENCE);
  await expect.poll(() => candidate.locator(".report-sheet").innerText()).toBe(printed);
});

async function publishReports(board: Page, term: TermSchool): Promise<void> {
  await goTo(board, "/reports");
  await board
    .getByRole("button", { name: "Prepare report cards" })
    .or(board.getByRole("link", { name: "Prepare report cards" }))
    .first()
    .click(PATIENCE);
  await board.getByRole("button", { name: "Prepare", exact: true }).click(PATIENCE);
  await board.getByText("To be proofread").first().waitFor(PATIENCE);
  await board.getByRole("button", { name: "Publish", exact: true }).click(PATIENCE);
  await board.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click(PATIENCE);
  await expect
    .poll(() => term.count("select count(*) from report_card where state = 'published'"), PATIENCE)
    .toBe(14 * LEARNERS);
}

async function readCard(phone: Phone, term: TermSchool, { login, password }: TestPerson): Promise<Page> {
  const page = await phone.page(term.url);
  await signIn(page, { login, password });
  await page.getByRole("link", { name: "Report cards" }).first().click(PATIENCE);
  return page;
}

/** Waits until the app would open without a network. */
async function readyOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

async function classFile(term: TermSchool, { login, password }: TestPerson, classId: number): Promise<Buffer> {
  const [run] = await term.rows<{ id: number }>("select max(id) as id from report_run");
  const authorization = `Bearer ${await term.booted.signIn(login, password)}`;
  const answer = await fetch(`${term.url}/files/reports/runs/${run!.id}?class=${classId}`, {
    headers: { authorization },
  });
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  return Buffer.from(await answer.arrayBuffer());
}

async function harsherScale(term: TermSchool, head: TestPerson) {
  type Scales = { gradingScales: { nodes: { id: string; name: string; rule: string }[] } };
  const { gradingScales } = await term.ask<Scales>(head, "{ gradingScales { nodes { id name rule } } }");
  const { id, name, rule } = gradingScales.nodes.find((scale) => scale.name === "KCSE")!;
  return { id, name, rule: rule.replace('"from":80', '"from":99') };
}

async function promote(board: Page, what: string): Promise<void> {
  await board.getByRole("button", { name: what }).first().click(PATIENCE);
  await board.getByRole("dialog").getByRole("button", { name: what }).click(PATIENCE);
  await board.getByRole("dialog").waitFor({ state: "detached", ...PATIENCE });
}

/** Who is on the roster of next year's class, in the order in which they were on this year's. */
async function enrolled(term: TermSchool, grade: string, stream: string): Promise<number[]> {
  const rows = await term.rows<{ learnerId: number }>(
    `select e.learner_id as learnerId from enrolment e join school_class c on c.id = e.class_id
     where c.grade = ? and c.stream = ? and c.year = ? and e.to_rev is null order by e.learner_id`,
    [grade, stream, term.school.classes[0]!.year + 1],
  );
  return rows.map(({ learnerId }) => learnerId);
}

async function typeSheet(page: Page, { classId, id }: TermSheet, marks: readonly string[]): Promise<void> {
  await goTo(page, `/marks/${classId}/${id}`);
  await field(page, 1).waitFor();
  await field(page, 1).focus();
  for (const mark of marks) {
    await page.keyboard.type(mark);
    await page.keyboard.press("Enter");
  }
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Saved", exact: true }).waitFor();
}

/** Takes the class's sheets along as a file, fills their columns in, and brings it back. */
async function bringBack(
  page: Page,
  sheets: readonly (TermSheet & { readonly scores: readonly string[] })[],
): Promise<void> {
  await goTo(page, `/marks/${sheets[0]!.classId}/file`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV", exact: true }).click();
  const taken = await (await (await download).createReadStream()).toArray();
  const [headings = [], ...rows] = parse(Buffer.concat(taken), { bom: true }) as string[][];
  for (const { id, scores } of sheets) {
    const column = headings.findIndex((heading) => heading.endsWith(`#${id}`));
    for (const [index, row] of rows.entries()) row[column] = scores[index]!;
  }
  const filled = [headings, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n");
  const file = { name: "marks.csv", mimeType: "text/csv", buffer: Buffer.from(filled) };
  await page.locator('input[type="file"]').setInputFiles(file);
  const count = sheets.length * LEARNERS;
  await page.getByRole("button", { name: `Save ${count} marks` }).click();

  await page.getByText(`${count} marks saved on this phone`).waitFor();
}

async function submit(page: Page, { classId, id }: TermSheet): Promise<void> {
  await goTo(page, `/marks/${classId}/${id}`);
  await page.getByRole("button", { name: "Submit the sheet" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}
