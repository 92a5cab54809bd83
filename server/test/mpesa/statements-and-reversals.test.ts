import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Role } from "../../src/values/role.js";
import { engines } from "../engines.js";
import { freshPhone, Practice, SOON_MS } from "./practice.js";

const IMPORT = `mutation ($file: FileContent!) {
  importMpesaStatement(file: $file, fileName: "statement.csv") {
    id rows matched added others closingCents bookCents findings { kind line receipt }
  }
}`;
const ASK = 'mutation ($id: ID!) { askMpesaReversal(paymentId: $id, reason: "Paid twice") { id state isMine } }';
const DECIDE = "mutation ($id: ID!, $agrees: Boolean!) { decideMpesaReversal(id: $id, agrees: $agrees) { state } }";
const REFUND = `mutation ($input: RefundCreditInput!) { refundCredit(input: $input) { id } }`;
const STATES = "{ mpesaReversals { nodes { id state resultCode } } }";

type Imported = {
  importMpesaStatement: {
    id: string;
    rows: number;
    matched: number;
    added: number;
    closingCents: number | null;
    findings: { kind: string; line: number | null; receipt: string | null }[];
  };
};
type Asked = { askMpesaReversal: { id: string; state: string; isMine: boolean } };
type Decided = { decideMpesaReversal: { state: string } };

describe.each(engines)("statements and reversals on %s", (engine) => {
  let practice: Practice;

  beforeAll(async () => {
    practice = await Practice.open(engine);
    await practice.registerC2b();
  });
  afterEach(async () => {
    practice.daraja.control.reset();
    await practice.checkBooks();
  });
  afterAll(() => practice[Symbol.asyncDispose]());

  const control = () => practice.daraja.control;
  const pay = async (amount: number, account = "0001") => {
    practice.clock.moveOn(5);
    const { shortcode } = control().businesses[0]!;
    const paid = await control().payBill({ shortcode, phone: freshPhone().slice(1), amount, account });
    if (!paid.ok) throw new Error(paid.code);
    return paid.payment.receipt;
  };
  const receipted = (receipt: string) =>
    vi.waitFor(async () => expect(await practice.journalOf(receipt)).toBe(1), SOON_MS);
  const importText = async (text: string) => {
    const file = Buffer.from(text).toString("base64");
    const { data, errors } = await practice.ask<Imported>(practice.school.person(Role.bursar), IMPORT, { file });
    if (!data) throw new Error(errors?.[0]?.message);
    return data.importMpesaStatement;
  };
  const statement = () => control().statement(control().businesses[0]!.shortcode);
  const paymentOf = async (receipt: string) =>
    (
      await practice.rows<{ id: number; state: string }>("select id, state from mpesa_payment where receipt = ?", [
        receipt,
      ])
    )[0]!;

  it("a statement supplies what was never told of, once, and tells what differs", async () => {
    const told = await pay(100);
    await receipted(told);
    control().set({ dropNotices: true });
    const untold = await pay(200);
    const text = statement();
    const first = await importText(text);
    expect(first).toMatchObject({ rows: 2, matched: 1, added: 1, closingCents: 30_000, findings: [] });
    await receipted(untold);
    expect((await importText(text)).id).toBe(first.id);
    const third = await pay(300);
    const overlapping = await importText(statement());
    expect(overlapping).toMatchObject({ rows: 3, matched: 2, added: 1, findings: [] });
    await receipted(third);

    const lines = statement().split("\r\n");
    const changed = lines.map((line) => line.replace("300.00", "301.00")).filter((line) => !line.startsWith(untold));
    const broken = [...changed, "garbage,with,no,meaning"].join("\r\n");
    const { findings, added } = await importText(broken);
    expect(added).toBe(0);
    expect(findings.map(({ kind, receipt }) => [kind, receipt]).toSorted()).toEqual([
      ["DIFFERENT", third],
      ["MISSING", untold],
      ["UNREAD", null],
    ]);
  });

  it("what is no statement, or another number's, is refused, and nothing is taken from it", async () => {
    const other = statement().replaceAll(control().businesses[0]!.shortcode, "999999");
    for (const text of ["", "a,b,c\n1,2,3\n", "{}", other]) await expect(importText(text)).rejects.toThrow(/statement/);
  });

  it("14: a reversal needs two people, and takes the money out of the books once, though its result is early and comes twice", async () => {
    const before = await practice.creditedTo(practice.child);
    const receipt = await pay(700);
    await receipted(receipt);
    expect(await practice.creditedTo(practice.child)).toBe(before + 70_000);
    const [bursar, head] = [practice.school.person(Role.bursar), practice.school.person(Role.head)];
    const { id: paymentId } = await paymentOf(receipt);
    const { data } = await practice.ask<Asked>(bursar, ASK, { id: String(paymentId) });
    const asked = data!.askMpesaReversal;
    expect(asked).toMatchObject({ state: "ASKED", isMine: true });
    const own = await practice.ask(bursar, DECIDE, { id: asked.id, agrees: true });
    expect(own.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");

    control().set({ noticeBeforeResponse: true, noticeCopies: 2 });
    const agreed = await practice.ask<Decided>(head, DECIDE, { id: asked.id, agrees: true });
    expect(agreed.errors).toBeUndefined();
    await vi.waitFor(async () => expect((await paymentOf(receipt)).state).toBe("reversed"), SOON_MS);
    await practice.settled();
    expect(await practice.creditedTo(practice.child)).toBe(before);
    const reversals = await practice.rows("select id from journal_entry where kind = 'reversal'");
    expect(reversals).toHaveLength(1);
    const { data: states } = await practice.ask<{ mpesaReversals: { nodes: { state: string }[] } }>(head, STATES);
    expect(states!.mpesaReversals.nodes.map(({ state }) => state)).toEqual(["DONE"]);
    const again = await practice.ask(head, DECIDE, { id: asked.id, agrees: true });
    expect(again.errors?.[0]?.extensions["code"]).toBe("CONFLICT");
    expect((await importText(statement())).findings.filter(({ receipt: named }) => named === receipt)).toEqual([]);
  });

  it("a payment that was dismissed and is on the statement after all is receipted, as the statement says it", async () => {
    const { shortcode } = control().businesses[0]!;
    control().set({ dropNotices: true });
    const receipt = await pay(440);
    // Told of by a word that was wrong, and dismissed by a person who found no such money.
    const [{ id: schoolId }] = (await practice.rows<{ id: number }>("select id from school")) as [{ id: number }];
    await practice.rows(
      `insert into mpesa_payment (school_id, shortcode, receipt, cents, paid_at, account, state, review, tries, created_at,
         changed_at) select ?, ?, ?, 990000, created_at, '0001', 'dismissed', 'unverified', 0, created_at, created_at
       from school where id = ?`,
      [schoolId, shortcode, receipt, schoolId],
    );
    const before = await practice.creditedTo(practice.child);
    await importText(statement());
    await receipted(receipt);
    expect(await practice.creditedTo(practice.child)).toBe(before + 44_000);
    const audited = await practice.rows("select id from audit_event where action = 'mpesa-payment.overridden'");
    expect(audited).toHaveLength(1);
  });

  it("money that was refunded already is not sent back by M-Pesa a second time", async () => {
    const receipt = await pay(2_000, "0002");
    await receipted(receipt);
    const [bursar, head] = [practice.school.person(Role.bursar), practice.school.person(Role.head)];
    const learnerId = String(practice.school.classes[0]!.learnerIds[1]!);
    const input = { key: "refunded-by-bank", learnerId, cents: 200_000, from: "BANK", reason: "Paid twice, cheque 7" };
    expect((await practice.ask(bursar, REFUND, { input })).errors).toBeUndefined();
    const { data } = await practice.ask<Asked>(bursar, ASK, { id: String((await paymentOf(receipt)).id) });
    const agreed = await practice.ask(head, DECIDE, { id: data!.askMpesaReversal.id, agrees: true });
    expect(agreed.errors?.[0]?.extensions["code"]).toBe("CONFLICT");
    expect(agreed.errors?.[0]?.message).toContain("refunded");
    await practice.settled();
    expect((await paymentOf(receipt)).state).toBe("allocated");
    const declined = await practice.ask<Decided>(head, DECIDE, { id: data!.askMpesaReversal.id, agrees: false });
    expect(declined.data?.decideMpesaReversal.state).toBe("DECLINED");
  });

  it("14: paid in parts and too much, what is left over is ahead, and the school's clearing account has it all", async () => {
    const [before] = await practice.rows<{ cents: number }>(
      "select sum(cents) as cents from journal_line where account = 'mpesa'",
    );
    for (const amount of [10, 20, 5_000]) await receipted(await pay(amount, "0002"));
    const [after] = await practice.rows<{ cents: number }>(
      "select sum(cents) as cents from journal_line where account = 'mpesa'",
    );
    expect(Number(after!.cents) - Number(before!.cents)).toBe(503_000);
    expect(await practice.creditedTo(practice.school.classes[0]!.learnerIds[1]!)).toBe(503_000);
  });
});
