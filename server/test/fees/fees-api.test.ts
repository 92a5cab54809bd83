import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postPayment } from "../../src/fees/receipts/post-payment.js";
import { OutboxEvent } from "../../src/events/outbox-event.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import type { LearnerId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import { Role } from "../../src/values/role.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { addVoteHeads, invoice, write } from "./a-ledger.js";

const TODAY = "2026-09-07" as SchoolDay;
const clock = { time: Date.parse("2026-09-07T06:00:00Z"), now: () => new Date(clock.time) };
let app: BootedApp;

beforeAll(async () => {
  app = await bootApp({ clock });
}, 60_000);
afterAll(() => app[Symbol.asyncDispose]());

type Receipt = {
  id: string;
  number: number;
  cents: number;
  code: string;
  payer: string | null;
  suspenseCents: number;
  refundedCents: number;
  reversedAt: string | null;
  shares: {
    learner: { id: string };
    cents: number;
    creditCents: number;
    parts: { voteHead: string; cents: number }[];
  }[];
};
const RECEIPT = `id number cents code payer suspenseCents refundedCents reversedAt
  shares { learner { id } cents creditCents parts { voteHead cents } }`;
const RECORD = `mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { ${RECEIPT} } }`;
let unique = 0;
const payment = (changes: object = {}) => ({
  input: { key: `key-of-the-test-${++unique}`, channel: "CASH", cents: 100_000, day: TODAY, shares: [], ...changes },
});

/** A school in which the guardian's child, the first of three, owes KES 800 for tuition and 100 for lunch. */
async function aFeeSchool() {
  const { orm } = app.app.services;
  const school = await aSchool({ orm, clock })
    .withClass("G7", "East")
    .withLearners(3)
    .withGuardian()
    .withStaff(Role.head)
    .withStaff(Role.deputy)
    .withStaff(Role.bursar)
    .build();
  const heads = await addVoteHeads(orm, school.id, ["Tuition", "Lunch"]);
  const [child] = school.classes[0]!.learnerIds as [LearnerId];
  await write(orm, { schoolId: school.id, userId: null }, clock.now(), (ledger) =>
    invoice(
      ledger,
      child,
      [
        [heads[0]!, 80_000],
        [heads[1]!, 10_000],
      ],
      TODAY,
      school.termIds[0]!,
    ),
  );
  const token = async (role: Role) => app.signIn(school.person(role).login, school.person(role).password);
  const tokens = {
    head: await token(Role.head),
    deputy: await token(Role.deputy),
    bursar: await token(Role.bursar),
    guardian: await token(Role.guardian),
  };
  const ask = async <Data>(as: keyof typeof tokens, text: string, variables?: object): Promise<Data> => {
    const { data, errors } = await app.graphql<Data>(tokens[as], text, variables as never);
    if (!data) throw new Error(errors?.[0]?.message);
    return data;
  };
  const file = (as: keyof typeof tokens | null, path: string) =>
    fetch(`${app.url}/files/fees/${path}`, { headers: as ? { authorization: `Bearer ${tokens[as]}` } : {} });
  const record = async (changes: object = {}) =>
    (await ask<{ recordPayment: Receipt }>("bursar", RECORD, payment(changes))).recordPayment;
  return { school, child, others: school.classes[0]!.learnerIds.slice(1) as LearnerId[], ask, file, record };
}

/** An M-Pesa payment whose account nobody has. */
const mpesa = (school: TestSchool, narration: string, payer: string) =>
  write(app.app.services.orm, { schoolId: school.id, userId: null }, clock.now(), (ledger) =>
    postPayment(ledger, {
      channel: "mpesa",
      reference: `SGR${++unique}`,
      cents: 50_000 as Cents,
      payer,
      narration,
      day: TODAY,
      paidAt: clock.now(),
      shares: [],
    }),
  );

describe("a payment by hand", () => {
  it("is receipted once when the button is pressed twice, even at once", async () => {
    const { ask, child } = await aFeeSchool();
    const wanted = payment({ shares: [{ learnerId: String(child), cents: 100_000 }] });
    const clicks = [1, 2, 3, 4].map(() => ask<{ recordPayment: Receipt }>("bursar", RECORD, wanted));
    const made = (await Promise.all(clicks)).map(({ recordPayment }) => recordPayment);
    expect(new Set(made.map(({ number }) => number))).toEqual(new Set([1]));
    expect(made[0]!.shares).toEqual([
      {
        learner: { id: String(child) },
        cents: 100_000,
        creditCents: 10_000,
        parts: [
          { voteHead: "Tuition", cents: 80_000 },
          { voteHead: "Lunch", cents: 10_000 },
        ],
      },
    ]);
  });

  it("is refused when its reference was receipted, however that is written, and when its key was used for another", async () => {
    const { record, ask } = await aFeeSchool();
    await record({ channel: "BANK", reference: "FT 26-250/X1" });
    await expect(record({ channel: "BANK", reference: "ft26250x1" })).rejects.toThrow("Receipt 1 was written");
    await record({ key: "the-very-same-key" });
    await expect(record({ key: "the-very-same-key", cents: 5 })).rejects.toThrow("used for receipt 2");
    await expect(record({ channel: "IN_KIND" })).rejects.toThrow("what was brought");
    await expect(record({ channel: "MPESA" })).rejects.toThrow("by themselves");
    await record({ channel: "IN_KIND", goods: "Maize", quantity: "3 bags of 90 kg" });
    const { moneyNow } = await ask<{ moneyNow: object }>("bursar", "{ moneyNow { cash bank stores suspense } }");
    expect(moneyNow).toEqual({ cash: 100_000, bank: 100_000, stores: 100_000, suspense: 300_000 });
  });

  it("is found by its day, channel, class, number, reference, payer and learner", async () => {
    const { record, ask, child, school } = await aFeeSchool();
    await record({ channel: "BANK", reference: "FT991", payer: "Rose 100% Akinyi" });
    await record({ shares: [{ learnerId: String(child), cents: 100_000 }] });
    const find = async (filter: string) => {
      const text = `{ receipts(${filter}) { totalCount nodes { number } pageInfo { hasNextPage endCursor } } }`;
      return (await ask<{ receipts: { nodes: { number: number }[] } }>("bursar", text)).receipts.nodes.map(
        ({ number }) => number,
      );
    };
    expect(await find("first: 10")).toEqual([2, 1]);
    expect(await find("first: 1")).toEqual([2]);
    expect(await find("channel: BANK")).toEqual([1]);
    expect(await find(`classId: "${school.classes[0]!.id}"`)).toEqual([2]);
    expect(await find(`learnerId: "${child}"`)).toEqual([2]);
    expect(await find('search: "ft99"')).toEqual([1]);
    expect(await find('search: "100% aki"')).toEqual([1]);
    expect(await find('search: "1%0"')).toEqual([]);
    expect(await find('search: "Learner 1"')).toEqual([2]);
    expect(await find('search: "2"')).toEqual([2]);
    expect(await find('from: "2026-09-08"')).toEqual([]);
  });
});

it("money in suspense is suggested, split, and the rest returned; guardians hear of what reached their child only", async () => {
  const { school, ask, child, others } = await aFeeSchool();
  await mpesa(school, "adm 1", "JANE WANJIKU");
  type Suspended = {
    suspense: {
      totalCount: number;
      nodes: { receipt: { id: string }; suggestions: { learner: { id: string }; grounds: { reason: string }[] }[] }[];
    };
  };
  const SUSPENSE =
    "{ suspense { totalCount nodes { cents ageDays receipt { id } suggestions { learner { id } grounds { reason text } } } } }";
  const { suspense } = await ask<Suspended>("bursar", SUSPENSE);
  const [waiting] = suspense.nodes;
  expect(waiting!.suggestions[0]).toMatchObject({ learner: { id: String(child) }, grounds: [{ reason: "NUMBER" }] });
  const receiptId = waiting!.receipt.id;
  const shares = [
    { learnerId: String(child), cents: 20_000 },
    { learnerId: String(others[0]), cents: 25_000 },
  ];
  const ALLOCATE = `mutation ($input: AllocateSuspenseInput!) { allocateSuspense(input: $input) { ${RECEIPT} } }`;
  const REFUND = `mutation ($input: RefundSuspenseInput!) { refundSuspense(input: $input) { ${RECEIPT} } }`;
  const input = { key: "split-of-the-test", receiptId, shares };
  await ask("bursar", ALLOCATE, { input });
  await ask("bursar", ALLOCATE, { input });
  await expect(ask("bursar", ALLOCATE, { input: { ...input, key: "another-split" } })).rejects.toThrow(
    "KES 50.00 wait",
  );
  const back = { key: "refund-of-the-test", receiptId, cents: 5000, from: "MPESA", reason: "Sent to the wrong school" };
  const { refundSuspense } = await ask<{ refundSuspense: Receipt }>("bursar", REFUND, { input: back });
  expect(refundSuspense).toMatchObject({ suspenseCents: 0, refundedCents: 5000, cents: 50_000 });
  expect((await ask<Suspended>("bursar", SUSPENSE)).suspense.totalCount).toBe(0);

  const { receipt } = await ask<{ receipt: Receipt }>("guardian", `{ receipt(id: "${receiptId}") { ${RECEIPT} } }`);
  expect(receipt).toMatchObject({
    cents: 20_000,
    payer: null,
    refundedCents: 0,
    shares: [{ learner: { id: String(child) } }],
  });
});

it("a bursary is expected until its cheque comes, pays who owes, and of one paid up it can be transferred", async () => {
  const { ask, child, others, record } = await aFeeSchool();
  await record({ shares: [{ learnerId: String(child), cents: 90_000 }], cents: 90_000 });
  const shares = [
    { learnerId: String(child), cents: 30_000 },
    { learnerId: String(others[0]), cents: 20_000 },
  ];
  const award = {
    key: "award-of-the-test",
    sponsor: "County Fund",
    reference: "CF 12",
    cents: 50_000,
    day: TODAY,
    shares,
  };
  type Bursary = { id: string; state: string };
  const AWARD = "mutation ($input: AwardBursaryInput!) { awardBursary(input: $input) { id state } }";
  const { awardBursary } = await ask<{ awardBursary: Bursary }>("bursar", AWARD, { input: award });
  expect((await ask<{ awardBursary: Bursary }>("bursar", AWARD, { input: award })).awardBursary).toEqual(awardBursary);
  const EXPECTED = `{ learner(id: "${child}") { expectedBursaries { sponsor cents } } }`;
  expect(await ask("guardian", EXPECTED)).toEqual({
    learner: { expectedBursaries: [{ sponsor: "County Fund", cents: 30_000 }] },
  });
  const cheque = {
    key: "cheque-of-the-test",
    bursaryId: awardBursary.id,
    channel: "CHEQUE",
    reference: "KCB 000123",
    cents: 50_000,
    day: TODAY,
  };
  const RECEIVE = `mutation ($input: ReceiveBursaryInput!) { receiveBursary(input: $input) { state receipt { ${RECEIPT} } } }`;
  const { receiveBursary } = await ask<{ receiveBursary: { state: string; receipt: Receipt } }>("bursar", RECEIVE, {
    input: cheque,
  });
  expect(receiveBursary.state).toBe("RECEIVED");
  expect(receiveBursary.receipt.shares[0]).toMatchObject({ learner: { id: String(child) }, creditCents: 30_000 });
  expect(await ask("guardian", EXPECTED)).toEqual({ learner: { expectedBursaries: [] } });
  await expect(
    ask("bursar", RECEIVE, { input: { ...cheque, key: "cheque-number-two", reference: "KCB 124" } }),
  ).rejects.toThrow("has come already");
  await expect(
    ask("bursar", `mutation { cancelBursary(id: "${awardBursary.id}", reason: "No") { id } }`),
  ).rejects.toThrow("has come");
  const transfer = {
    key: "transfer-of-the-test",
    fromLearnerId: String(child),
    toLearnerId: String(others[1]),
    cents: 30_000,
    reason: "Paid up",
  };
  await ask("bursar", "mutation ($input: TransferCreditInput!) { transferCredit(input: $input) { id } }", {
    input: transfer,
  });
  const REQUEST = `mutation { requestReversal(receiptId: "${receiveBursary.receipt.id}", reason: "Bounced") { id } }`;
  const { requestReversal } = await ask<{ requestReversal: { id: string } }>("bursar", REQUEST);
  await ask("head", `mutation { approveReversal(id: "${requestReversal.id}") { id } }`);
  const { bursaries } = await ask<{ bursaries: object }>("bursar", "{ bursaries { nodes { state } } }");
  expect(bursaries).toEqual({ nodes: [{ state: "PENDING" }] });
  const owed = { feeStatement: { closing: 30_000 } };
  expect(await ask("guardian", `{ feeStatement(learnerId: "${child}") { closing } }`)).toEqual(owed);
});

it("a receipt is reversed by two people, is owed again, and no guardian is told of a payment", async () => {
  const { ask, child, record, school, file } = await aFeeSchool();
  const { id, code } = await record({ shares: [{ learnerId: String(child), cents: 100_000 }] });
  const verify = `{ verifyReceipt(code: "${code.slice(0, 5)} ${code.slice(5).toLowerCase()}") { number cents school stands } }`;
  const proof = { number: 1, cents: 100_000, school: school.name };
  expect((await app.graphql(null, verify)).data).toEqual({ verifyReceipt: { ...proof, stands: true } });
  const { requestReversal } = await ask<{ requestReversal: { id: string } }>(
    "bursar",
    `mutation { requestReversal(receiptId: "${id}", reason: "Typed wrong") { id } }`,
  );
  const approve = `mutation { approveReversal(id: "${requestReversal.id}") { state requestedBy { name } decidedBy { name } receipt { reversedAt } } }`;
  await expect(ask("bursar", approve)).rejects.toThrow("somebody else");
  const em = app.app.services.orm.em.fork() as Em;
  const [before] = await runSql<{ last: number }>(em, "select coalesce(max(id), 0) as last from outbox_event");
  const topics: string[] = [];
  const stop = app.app.services.pubSub.subscribe([`payments:${child}`, `fees:${school.id}`]);
  void (async () => {
    for await (const event of stop) topics.push(JSON.stringify(event));
  })();
  expect((await ask<{ approveReversal: object }>("deputy", approve)).approveReversal).toMatchObject({
    state: "APPROVED",
    receipt: { reversedAt: expect.any(String) },
  });
  await expect.poll(() => em.fork().count(OutboxEvent, { id: { $gt: Number(before!.last) } })).toBe(0);
  await expect.poll(() => topics.length).toBeGreaterThan(0);
  expect(topics.filter((event) => event.includes('"cents"'))).toEqual([]);
  expect((await app.graphql(null, verify)).data).toEqual({ verifyReceipt: { ...proof, stands: false } });
  const balance = `{ feeStatement(learnerId: "${child}") { closing } }`;
  expect(await ask("guardian", balance)).toEqual({ feeStatement: { closing: 90_000 } });
  const report = await ask<{ dayReport: { reversals: object[] } }>(
    "head",
    `{ dayReport(day: "${TODAY}") { reversals { state requestedBy { name } decidedBy { name } } } }`,
  );
  expect(report.dayReport.reversals).toHaveLength(1);
  expect(readPdf(Buffer.from(await (await file("guardian", `receipts/${id}`)).arrayBuffer()))).toContain(
    "IMEBATILISHWA",
  );
});

it("a closed day takes no entry of a person's, what M-Pesa brings counts for the next, and only the head reopens it", async () => {
  const { ask, record, school } = await aFeeSchool();
  await record();
  const close = (counted: number, note?: string) =>
    ask(
      "bursar",
      'mutation ($c: Cents!, $n: String) { closeDay(day: "2026-09-07", countedCents: $c, note: $n) { differenceCents note } }',
      { c: counted, n: note },
    );
  await expect(close(99_000)).rejects.toThrow("Say why the cash counted");
  expect(await close(99_000, "A note was torn")).toEqual({
    closeDay: { differenceCents: -1000, note: "A note was torn" },
  });
  await close(99_000);
  await expect(record()).rejects.toThrow("closed up to 2026-09-07");
  const { number } = await mpesa(school, "nobody", "Jane");
  type Days = { receipts: { nodes: { number: number; day: string }[] } };
  const { receipts } = await ask<Days>("bursar", "{ receipts { nodes { number day } } }");
  expect(receipts.nodes.find((receipt) => receipt.number === number)?.day).toBe("2026-09-08");
  const reopen = 'mutation { reopenDay(day: "2026-09-07", reason: "A receipt was forgotten") { reopenedBy { name } } }';
  await expect(ask("bursar", reopen)).rejects.toThrow("role");
  await ask("head", reopen);
  expect((await record()).number).toBe(3);
  const audits = await runSql<{ action: string }>(
    app.app.services.orm.em.fork() as Em,
    "select action from audit_event where school_id = ? order by id",
    [school.id],
  );
  expect(audits.map(({ action }) => action).filter((action) => action.startsWith("day."))).toEqual([
    "day.closed",
    "day.reopened",
  ]);
});

it("cash is banked and M-Pesa paid out, and the day's report follows it all entry by entry", async () => {
  const { ask, child, record, school, file } = await aFeeSchool();
  await record({ shares: [{ learnerId: String(child), cents: 60_000 }] });
  await mpesa(school, "=cmd()", "=HYPERLINK(1)");
  const bank = (what: string, changes: object) =>
    ask("bursar", `mutation ($input: BankInput!) { ${what}(input: $input) { cash bank mpesa } }`, {
      input: { key: `banking-${++unique}`, day: TODAY, reference: "S1", ...changes },
    });
  expect(await bank("bankCash", { cents: 70_000 })).toEqual({
    bankCash: { cash: 30_000, bank: 70_000, mpesa: 50_000 },
  });
  await expect(bank("bankCash", { cents: 70_000 })).rejects.toThrow("KES 300.00 in cash");
  expect(await bank("settleMpesa", { cents: 50_000, chargesCents: 500 })).toEqual({
    settleMpesa: { cash: 30_000, bank: 119_500, mpesa: 0 },
  });
  await ask("bursar", "mutation { checkFees { faults } }");
  const text = `{ dayReport(day: "${TODAY}") {
    accounts { account opening in out closing } debitCents creditCents missingReceipts suspenseAges { receipts cents }
    entries { totalCount nodes { number kind lines { cents } } } receipts { nodes { number } } check { faults }
  } }`;
  type Report = {
    accounts: { account: string; closing: number }[];
    debitCents: number;
    creditCents: number;
    entries: { nodes: { lines: { cents: number }[] }[] };
  };
  const { dayReport } = await ask<{ dayReport: Report }>("deputy", text);
  expect(dayReport).toMatchObject({
    missingReceipts: [],
    suspenseAges: [{ receipts: 2, cents: 90_000 }, { receipts: 0 }, { receipts: 0 }, { receipts: 0 }],
    receipts: { nodes: [{ number: 1 }, { number: 2 }] },
    entries: { totalCount: 5, nodes: [1, 2, 3, 4, 5].map((number) => ({ number })) },
    check: { faults: 0 },
  });
  expect(dayReport.debitCents).toBe(dayReport.creditCents);
  expect(Object.fromEntries(dayReport.accounts.map(({ account, closing }) => [account, closing]))).toMatchObject({
    CASH: 30_000,
    BANK: 119_500,
    CHARGES: 500,
    SUSPENSE: -90_000,
    RECEIVABLE: 30_000,
  });
  const { feesCollected } = await ask<{ feesCollected: object }>(
    "head",
    "{ feesCollected { todayCents termCents invoicedCents classes { class { name } todayCents invoicedCents } } }",
  );
  expect(feesCollected).toEqual({
    todayCents: 150_000,
    termCents: 150_000,
    invoicedCents: 90_000,
    classes: [{ class: { name: "Grade 7 East" }, todayCents: 60_000, invoicedCents: 90_000 }],
  });

  const csv = async (name: string) => (await file("bursar", name)).text();
  expect(await csv(`receipts.csv?from=${TODAY}`)).toMatch(
    /\r\n2,2026-09-07,mpesa,SGR\d+,'=HYPERLINK\(1\),'=cmd\(\),,,500\.00,0\.00,500\.00,0\.00,/,
  );
  expect((await csv("journal.csv")).trim().split("\r\n")).toHaveLength(1 + 4 + 3 + 2 + 2 + 3);
  const report = await csv("day-report.csv?day=2026-09-07");
  expect(report.startsWith("Day,2026-09-07\r\n")).toBe(true);
  const raw = Buffer.from(await (await file("bursar", "arrears.csv")).arrayBuffer());
  expect(raw.subarray(0, 3).toString("hex")).toBe("efbbbf");
  for (const part of ["cash,0.00,1000.00,700.00,300.00", "Missing receipt numbers,none", "0 faults"])
    expect(report).toContain(part);
  expect(await csv("arrears.csv")).toContain("0001,Learner 1,Grade 7 East,300.00");
});

describe("files", () => {
  it("are for whoever may see them, and say what is the matter", async () => {
    const { record, child, others, file } = await aFeeSchool();
    const theirs = await record({ shares: [{ learnerId: String(others[0]), cents: 100_000 }] });
    const asked = [
      [null, "receipts.csv"],
      ["guardian", "receipts.csv"],
      ["guardian", `receipts/${theirs.id}`],
      ["guardian", `statements/${others[0]}`],
      ["guardian", `statements/${child}`],
      ["bursar", "receipts/x"],
      ["bursar", "journal.csv?from=today"],
    ] as const;
    const codes = await Promise.all(asked.map(async ([as, path]) => (await file(as, path)).status));
    expect(codes).toEqual([401, 403, 404, 404, 200, 400, 400]);
    const refused = await (await file("guardian", "receipts.csv")).json();
    expect(refused).toEqual({ code: "FORBIDDEN", message: expect.stringContaining("Your role") });
  });

  it("a receipt is printed with its words in both languages, vote heads, balance and code, whatever the payer is called", async () => {
    const { record, child, file, school } = await aFeeSchool();
    const em = app.app.services.orm.em.fork() as Em;
    await runSql(em, "update learner set name = ? where id = ?", ["Wangũi 王 O’Brien \u202E😀", child]);
    const { id, code } = await record({
      cents: 60_050,
      payer: "Mũthoni ߷",
      shares: [{ learnerId: String(child), cents: 60_050 }],
    });
    const answer = await file("bursar", `receipts/${id}`);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBeLessThan(20_000);
    const text = readPdf(bytes);
    for (const part of [
      school.name,
      "No. 1",
      "KES 600.50",
      "Six hundred shillings and fifty cents only",
      "Shilingi mia sita na senti hamsini tu",
      "Tuition",
      "299.50",
      "Wangui ? O",
      "Muthoni ?",
      `${code.slice(0, 5)} ${code.slice(5)}`,
      `/verify/${code}`,
    ]) {
      expect(text).toContain(part);
    }
  });

  it("a statement of many entries is printed on numbered pages", async () => {
    const { record, child, file } = await aFeeSchool();
    for (let payments = 0; payments < 70; payments++)
      await record({ cents: 1000, shares: [{ learnerId: String(child), cents: 1000 }] });
    const text = readPdf(Buffer.from(await (await file("guardian", `statements/${child}`)).arrayBuffer()));
    for (const part of ["Fee statement", "invoice / ankara 1", "receipt / risiti 70", "200.00", "1 / 2", "2 / 2"])
      expect(text).toContain(part);
    expect(text).not.toContain("3 / 3");
  });
});

/** The text of a PDF as it is printed; of a row that is kerned, without the gaps. */
function readPdf(bytes: Buffer): string {
  const raw = bytes.toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body!, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  const shown = streams.flatMap((stream) =>
    [...stream.matchAll(/\[(.*?)\] TJ/g)].map(([, items]) =>
      [...items!.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => Buffer.from(hex!, "hex").toString("latin1")).join(""),
    ),
  );
  return shown.join("\n");
}
