import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLedger } from "../../src/fees/ledger/open-ledger.js";
import { Channel } from "../../src/fees/receipts/channel.js";
import { postPayment } from "../../src/fees/receipts/post-payment.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { LearnerId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import { Role } from "../../src/values/role.js";
import { schoolDayAt } from "../../src/values/school-day.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

const BEGINNING = new Date("2026-09-07T06:00:00Z");
let now = BEGINNING;
const clock = { now: () => now };

describe.each(engines)("fees over the API on %s", (engine) => {
  let app: BootedApp;
  let school: TestSchool;
  let tokens: Record<"bursar" | "head" | "guardian", string>;
  let heads: string[];
  let count = 0;

  beforeAll(async () => {
    now = BEGINNING;
    app = await bootApp({ engine, clock });
    school = await aSchool(app.app.services)
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("G7", "East")
      .withLearners(3)
      .withGuardian(2)
      .withStaff(Role.bursar)
      .withStaff(Role.head)
      .withClass("G9", "")
      .withLearners(1)
      .withClass("G8", "")
      .withLearners(1)
      .build();
    await signIn();
    heads = [];
    for (const name of ["Tuition", "Boarding", "Lunch"]) {
      heads.push(
        (await ask("mutation ($name: String!) { saveVoteHead(name: $name) { id } }", { name })).saveVoteHead.id,
      );
    }
  }, 120_000);
  afterAll(() => app[Symbol.asyncDispose]());

  async function signIn() {
    const as = (role: Role) => app.signIn(school.person(role).login, school.person(role).password);
    tokens = { bursar: await as(Role.bursar), head: await as(Role.head), guardian: await as(Role.guardian) };
  }
  // Answers are as different as the questions.
  // oxlint-disable-next-line typescript/no-explicit-any
  async function ask(query: string, variables: object = {}, as: keyof typeof tokens = "bursar"): Promise<any> {
    const { data, errors } = await app.graphql(tokens[as], query, variables as Record<string, unknown>);
    if (errors) throw new Error(errors[0]!.message);
    return data;
  }
  const learner = (nth: number) => String(school.classes.flatMap(({ learnerIds }) => learnerIds)[nth]);
  const term = (nth: number) => String(school.termIds[nth]);
  const balance = async (nth: number, as: keyof typeof tokens = "bursar") => {
    const text = `query ($id: ID!) { learner(id: $id) { feeBalance {
      owed credit overdue ages { notDue days30 days60 } nextDueDay nextDueCents
      voteHeads { voteHead { name } invoiced letOff paid owed } plan { instalments { day cents owed } }
    } } }`;
    return (await ask(text, { id: learner(nth) }, as)).learner.feeBalance;
  };
  const pay = (nth: number, cents: number) =>
    inTransaction(app.app.services.orm.em as Em, async (tx) => {
      const ledger = await openLedger(tx, { schoolId: school.id, userId: null }, now);
      const shares = [{ learnerId: Number(learner(nth)) as LearnerId, cents: cents as Cents }];
      const said = { channel: Channel.cash, reference: `R${++count}`, cents: cents as Cents, payer: null };
      return postPayment(ledger, { ...said, day: schoolDayAt(now), paidAt: now, shares });
    });

  it("invoices by class and residence, tells who is left out and why, and lowers the second child's", async () => {
    await ask("mutation ($ids: [ID!]!) { setResidence(learnerIds: $ids, residence: BOARDING) }", {
      ids: [learner(2), learner(3)],
    });
    const save = "mutation ($input: FeeStructureInput!) { saveFeeStructure(input: $input) { id cents } }";
    const items = (...cents: number[]) => cents.map((each, at) => ({ voteHeadId: heads[at], cents: each }));
    await ask(save, {
      input: { termId: term(0), name: "Day", grades: ["G7", "G9"], residence: "DAY", items: items(10_000_00) },
    });
    const boarding = {
      termId: term(0),
      name: "Boarders",
      grades: ["G7"],
      residence: "BOARDING",
      items: items(10_000_00, 8_000_00),
    };
    await ask(save, { input: boarding });
    const settings = { dueDays: 10, siblingPercents: [15], siblingVoteHeadIds: [heads[0]], waiverLimit: 1_000_00 };
    const saveSettings = "mutation ($input: FeeSettingsInput!) { saveFeeSettings(input: $input) { dueDays } }";
    await ask(saveSettings, { input: settings }, "head");

    const preview = `query ($scope: InvoiceRunScope!) { previewInvoiceRun(scope: $scope) {
      invoiceCount learnerCount alreadyInvoiced cents discountCents discountedCount
      classes { class { name } invoiceCount cents } voteHeads { voteHead { name } cents discountCents }
      leftOut { totalCount nodes { learner { id } reason } }
    } }`;
    const { previewInvoiceRun } = await ask(preview, { scope: { termId: term(0) } });
    expect(previewInvoiceRun).toEqual({
      invoiceCount: 3,
      learnerCount: 3,
      alreadyInvoiced: 0,
      cents: 38_000_00,
      discountCents: 1_500_00,
      discountedCount: 1,
      classes: [{ class: { name: "Grade 7 East" }, invoiceCount: 3, cents: 36_500_00 }],
      voteHeads: [
        { voteHead: { name: "Tuition" }, cents: 30_000_00, discountCents: 1_500_00 },
        { voteHead: { name: "Boarding" }, cents: 8_000_00, discountCents: 0 },
      ],
      leftOut: {
        totalCount: 2,
        nodes: [
          { learner: { id: learner(3) }, reason: "NO_STRUCTURE_FOR_RESIDENCE" },
          { learner: { id: learner(4) }, reason: "NO_STRUCTURE_FOR_GRADE" },
        ],
      },
    });

    await pay(0, 12_000_00);
    const post = "mutation ($input: InvoiceRunInput!) { postInvoiceRun(input: $input) { id invoiceCount dueDay } }";
    const input = { key: "term-2", termId: term(0) };
    const [one, other] = await Promise.all([ask(post, { input }), ask(post, { input })]);
    expect(one).toEqual(other);
    expect(one.postInvoiceRun).toMatchObject({ invoiceCount: 3, dueDay: "2026-09-17" });
    await expect(ask(post, { input: { ...input, key: "again" } })).rejects.toThrow("nobody left to invoice");
    expect(await balance(0)).toMatchObject({ owed: 0, credit: 2_000_00 });
    expect(await balance(1, "guardian")).toMatchObject({
      owed: 8_500_00,
      ages: { notDue: 8_500_00, days30: 0 },
      nextDueDay: "2026-09-17",
      voteHeads: [{ voteHead: { name: "Tuition" }, invoiced: 10_000_00, letOff: 1_500_00, paid: 0, owed: 8_500_00 }],
    });
    const { invoices } = await ask(
      "query ($id: ID!) { invoices(learnerId: $id) { nodes { memo childOrder discountPercent cents } } }",
      {
        id: learner(1),
      },
    );
    expect(invoices.nodes).toEqual([{ memo: "Term 2 2026: Day", childOrder: 2, discountPercent: 15, cents: 8_500_00 }]);
    const change = ask(save, {
      input: { ...boarding, id: (await ask("{ feeStructures { nodes { id name } } }")).feeStructures.nodes[0].id },
    });
    await expect(change).rejects.toThrow("invoices were made by this fee structure");
  });

  it("lets nobody but the head raise what one person may waive alone", async () => {
    const save = "mutation ($input: FeeSettingsInput!) { saveFeeSettings(input: $input) { waiverLimit } }";
    const { feeSettings } = await ask("{ feeSettings { dueDays siblingPercents waiverLimit } }");
    const limit: number = feeSettings.waiverLimit;
    const input = { ...feeSettings, siblingVoteHeadIds: [heads[0]], waiverLimit: limit + 100 };
    await expect(ask(save, { input })).rejects.toThrow("Only the head");
    expect((await ask(save, { input }, "head")).saveFeeSettings.waiverLimit).toBe(limit + 100);
    expect((await ask(save, { input: { ...input, waiverLimit: limit } })).saveFeeSettings.waiverLimit).toBe(limit);
  });

  it("takes a whole run back, and what was paid is the learners' ahead", async () => {
    const { invoiceRuns } = await ask("{ invoiceRuns { nodes { id } } }");
    const { id } = invoiceRuns.nodes[0];
    const reverse =
      'mutation ($id: ID!) { reverseInvoiceRun(id: $id, reason: "Wrong amounts") { reversedBy { name } } }';
    expect((await ask(reverse, { id })).reverseInvoiceRun.reversedBy).not.toBeNull();
    expect(await balance(0)).toMatchObject({ owed: 0, credit: 12_000_00, voteHeads: [] });
    expect(await balance(1)).toMatchObject({ owed: 0, credit: 0 });
    const post = "mutation ($input: InvoiceRunInput!) { postInvoiceRun(input: $input) { invoiceCount } }";
    expect((await ask(post, { input: { key: "once-more", termId: term(0) } })).postInvoiceRun.invoiceCount).toBe(3);
    expect(await balance(0)).toMatchObject({ owed: 0, credit: 2_000_00 });
  });

  it("tells a statement with a running balance, by period and by page", async () => {
    const text = `query ($id: ID!, $from: SchoolDay, $first: Int!, $after: String) {
      feeStatement(learnerId: $id, from: $from, first: $first, after: $after) {
        opening closing totalCount pageInfo { endCursor hasNextPage } nodes { kind cents balance }
      } }`;
    const { feeStatement: first } = await ask(text, { id: learner(0), first: 2 });
    expect(first).toMatchObject({ opening: 0, closing: -2_000_00, totalCount: 4, pageInfo: { hasNextPage: true } });
    const { feeStatement: rest } = await ask(text, { id: learner(0), first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes]).toEqual([
      { kind: "PAYMENT", cents: -12_000_00, balance: -12_000_00 },
      { kind: "INVOICE", cents: 10_000_00, balance: -2_000_00 },
      { kind: "REVERSAL", cents: -10_000_00, balance: -12_000_00 },
      { kind: "INVOICE", cents: 10_000_00, balance: -2_000_00 },
    ]);
    const { feeStatement: later } = await ask(text, { id: learner(0), from: "2026-09-08", first: 5 });
    expect(later).toMatchObject({ opening: -2_000_00, closing: -2_000_00, nodes: [] });
  });

  it("brings in a list of balances, tells what is wrong with each row, and does nothing the second time", async () => {
    const list = "Balances of 2025\nADM NO;Name;Salio\n0004;A;3,500.50\n0005;B;(200)\n0004;A;1\n7777;C;5\n0003;D;abc\n";
    const file = Buffer.from(list).toString("base64");
    const text = `mutation ($file: FileContent!, $accept: Boolean) {
      importOpeningBalances(file: $file, day: "2026-08-01", accept: $accept) {
        accepted rows added changed unchanged owed ahead faults { nodes { line value code } }
      } }`;
    const faults = [
      { line: 5, value: "0004", code: "REPEATED" },
      { line: 6, value: "7777", code: "UNKNOWN_LEARNER" },
      { line: 7, value: "abc", code: "BAD_AMOUNT" },
    ];
    const totals = {
      rows: 5,
      added: 2,
      changed: 0,
      unchanged: 0,
      owed: 3_500_50,
      ahead: 200_00,
      faults: { nodes: faults },
    };
    expect((await ask(text, { file })).importOpeningBalances).toEqual({ ...totals, accepted: false });
    expect((await balance(3)).owed).toBe(0);
    expect((await ask(text, { file, accept: true })).importOpeningBalances).toEqual({ ...totals, accepted: true });
    expect((await ask(text, { file, accept: true })).importOpeningBalances).toMatchObject({ added: 0, unchanged: 2 });
    expect(await balance(3)).toMatchObject({ owed: 3_500_50, overdue: 3_500_50, ages: { days60: 3_500_50 } });
    expect(await balance(4)).toMatchObject({ owed: 0, credit: 200_00 });
    await ask('mutation ($id: ID!) { setOpeningBalance(learnerId: $id, cents: 0, day: "2026-08-01") { cents } }', {
      id: learner(4),
    });
    expect(await balance(4)).toMatchObject({ owed: 0, credit: 0 });
  });

  it("waives little at once and more by a second person, counting parts together", async () => {
    const request = "mutation ($input: WaiverInput!) { requestWaiver(input: $input) { id status grantable } }";
    const waiver = (key: string, cents: number) => ({
      input: { key, learnerId: learner(2), cents, reason: "Hardship" },
    });
    expect((await ask(request, waiver("a", 600_00))).requestWaiver.status).toBe("GRANTED");
    const { requestWaiver } = await ask(request, waiver("b", 600_00));
    expect(requestWaiver).toMatchObject({ status: "PENDING", grantable: false });
    expect((await balance(2)).owed).toBe(17_400_00);
    const decide = "mutation ($id: ID!) { decideWaiver(id: $id, grant: true) { status } }";
    await expect(ask(decide, { id: requestWaiver.id })).rejects.toThrow("second person");
    expect((await ask(decide, { id: requestWaiver.id }, "head")).decideWaiver.status).toBe("GRANTED");
    expect((await balance(2)).owed).toBe(16_800_00);
    await expect(
      ask(request, waiver("c", 999_999_00)).then(({ requestWaiver: { id } }) => ask(decide, { id }, "head")),
    ).rejects.toThrow("Only KES 16,800 is owed");
  });

  it("has arrears follow an instalment plan, by class and by age", async () => {
    const save =
      "mutation ($input: InstalmentPlanInput!) { saveInstalmentPlan(input: $input) { instalments { day cents owed } } }";
    const plan = (...parts: [string, number][]) => ({
      input: { learnerId: learner(2), instalments: parts.map(([day, cents]) => ({ day, cents })) },
    });
    await expect(ask(save, plan(["2026-09-30", 16_000_00]))).rejects.toThrow("KES 800 less than the KES 16,800 owed");
    await ask(save, plan(["2026-09-30", 6_800_00], ["2026-12-30", 10_000_00]));
    now = new Date("2026-10-20T06:00:00Z");
    await signIn();
    await pay(2, 2_000_00);
    const list = `query ($class: ID, $age: DebtAge, $order: ArrearsOrder) { arrears(classId: $class, age: $age, order: $order) {
      totalCount owed overdue planCount nodes { learner { id } owed overdue ages { notDue days30 days60 days90 } hasPlan }
    } }`;
    const { arrears } = await ask(list, { order: "MOST_OWED" });
    const none = { days60: 0, days90: 0 };
    expect(arrears).toEqual({
      totalCount: 3,
      owed: 26_800_50,
      overdue: 16_800_50,
      planCount: 1,
      nodes: [
        {
          learner: { id: learner(2) },
          owed: 14_800_00,
          overdue: 4_800_00,
          ages: { ...none, notDue: 10_000_00, days30: 4_800_00 },
          hasPlan: true,
        },
        {
          learner: { id: learner(1) },
          owed: 8_500_00,
          overdue: 8_500_00,
          ages: { ...none, notDue: 0, days60: 8_500_00, days30: 0 },
          hasPlan: false,
        },
        {
          learner: { id: learner(3) },
          owed: 3_500_50,
          overdue: 3_500_50,
          ages: { ...none, notDue: 0, days90: 3_500_50, days30: 0 },
          hasPlan: false,
        },
      ],
    });
    expect((await ask(list, { class: String(school.classes[1]!.id) })).arrears.totalCount).toBe(1);
    expect(
      (await ask(list, { age: "DAYS_30" })).arrears.nodes.map((row: { learner: { id: string } }) => row.learner.id),
    ).toEqual([learner(2)]);
    expect((await balance(2)).plan.instalments).toEqual([
      { day: "2026-09-30", cents: 6_800_00, owed: 4_800_00 },
      { day: "2026-12-30", cents: 10_000_00, owed: 10_000_00 },
    ]);
    await ask("mutation ($id: ID!) { cancelInstalmentPlan(learnerId: $id) }", { id: learner(2) });
    expect((await balance(2)).overdue).toBe(14_800_00);
  });

  it("tells the totals of a term by vote head and class", async () => {
    await ask("mutation ($id: ID!) { setTermTarget(termId: $id, cents: 3000000) { dueDays } }", { id: term(0) });
    const text = `query ($id: ID) { feeTotals(termId: $id) { invoiced letOff paid owed credit target
      voteHeads { voteHead { name } owed } classes { class { name } learnerCount owed } } }`;
    const { feeTotals } = await ask(text, { id: term(0) }, "head");
    expect(feeTotals).toEqual({
      invoiced: 38_000_00,
      letOff: 2_700_00,
      paid: 12_000_00,
      owed: 23_300_00,
      credit: 2_000_00,
      target: 30_000_00,
      voteHeads: [
        { voteHead: { name: "Tuition" }, owed: 15_300_00 },
        { voteHead: { name: "Boarding" }, owed: 8_000_00 },
      ],
      classes: [
        { class: { name: "Grade 7 East" }, learnerCount: 2, owed: 23_300_00 },
        { class: { name: "Grade 9" }, learnerCount: 1, owed: 3_500_50 },
      ],
    });
    expect((await ask(text, {})).feeTotals).toMatchObject({ invoiced: 41_500_50, owed: 26_800_50 });
  });

  it("lists the opening balances that stand", async () => {
    const { openingBalances } = await ask("{ openingBalances { nodes { day cents } } }");
    expect(openingBalances.nodes).toEqual([{ day: "2026-08-01", cents: 3_500_50 }]);
  });
});
