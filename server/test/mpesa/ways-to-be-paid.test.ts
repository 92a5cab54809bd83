import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { MpesaSettings } from "../../src/mpesa-file/mpesa-settings.js";
import type { SchoolId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { engines } from "../engines.js";
import { freshPhone, Practice, SOON_MS } from "./practice.js";

const IMPORT = `mutation ($file: FileContent!) {
  importMpesaStatement(file: $file, fileName: "bank.csv") { rows added others }
}`;

const SHARED = "600001";
const TILL = "600002";
const BANK = "247247";
/** None of the addresses that tests call from. */
const PROVIDER = "196.201.214.200";

/** Schools in the order that they are added: two on one paybill, one with a till, one on its bank's paybill. */
function arrange(settings: MpesaSettings): MpesaSettings {
  const [upendo, baraka, imani, neema] = [1, 2, 3, 4] as SchoolId[];
  const schoolsAt: Record<string, { schoolId: SchoolId; prefix: string | null }[]> = {
    [SHARED]: [
      { schoolId: upendo!, prefix: "UPE" },
      { schoolId: baraka!, prefix: "BAR" },
    ],
    [TILL]: [{ schoolId: imani!, prefix: null }],
    [BANK]: [{ schoolId: neema!, prefix: null }],
  };
  const shortcodes = settings.shortcodes.map((number) => {
    const { shortcode } = number;
    const schools = schoolsAt[shortcode]!;
    return shortcode === BANK ? { shortcode, statementOnly: true as const, schools } : { ...number, schools };
  });
  return { ...settings, shortcodes, sourceAddresses: [PROVIDER] };
}

describe.each(engines)("the ways in which a school is paid, on %s", (engine) => {
  let practice: Practice;
  let [baraka, imani, neema] = [] as unknown as [TestSchool, TestSchool, TestSchool];

  beforeAll(async () => {
    const businesses = [{ shortcode: SHARED }, { shortcode: TILL, kind: "till" as const }, { shortcode: BANK }];
    practice = await Practice.open(engine, businesses, arrange);
    const another = (name: string) =>
      aSchool(practice.booted.app.services)
        .named(name)
        .withClass("G7")
        .withLearners(1)
        .withGuardian()
        .withStaff(Role.bursar)
        .withStaff(Role.admin)
        .build();
    baraka = await another("Baraka");
    imani = await another("Imani");
    neema = await another("Neema");
    await practice.registerC2b();
    await practice.registerC2b(imani);
  });
  afterEach(async () => {
    practice.daraja.control.reset();
    await practice.checkBooks();
  });
  afterAll(() => practice[Symbol.asyncDispose]());

  const control = () => practice.daraja.control;
  const childOf = ({ classes }: TestSchool) => classes[0]!.learnerIds[0]!;
  const payTo = async (shortcode: string, account: string, amount: number) => {
    const paid = await control().payBill({ shortcode, phone: freshPhone().slice(1), amount, account });
    if (!paid.ok) throw new Error(paid.code);
    return paid.payment.receipt;
  };
  const receipted = (receipt: string) =>
    vi.waitFor(async () => expect(await practice.journalOf(receipt)).toBe(1), SOON_MS);
  const whereIs = async (receipt: string) =>
    (
      await practice.rows<{ schoolId: number; state: string }>(
        "select school_id as schoolId, state from mpesa_payment where receipt = ?",
        [receipt],
      )
    )[0];

  it("on a shared paybill the prefix tells the school, where the admission number is the same in both", async () => {
    const [ours, theirs] = [await payTo(SHARED, "upe 0001", 110), await payTo(SHARED, "BAR-0001", 120)];
    for (const receipt of [ours, theirs]) await receipted(receipt);
    expect(await whereIs(ours)).toEqual({ schoolId: practice.school.id, state: "allocated" });
    expect(await whereIs(theirs)).toEqual({ schoolId: baraka.id, state: "allocated" });
    expect(await practice.creditedTo(practice.child)).toBe(11_000);
    expect(await practice.creditedTo(childOf(baraka))).toBe(12_000);
  });

  it("on a shared paybill an account with a prefix and nobody's number waits in that school's suspense", async () => {
    const receipt = await payTo(SHARED, "BAR9999", 130);
    await receipted(receipt);
    expect(await whereIs(receipt)).toEqual({ schoolId: baraka.id, state: "suspense" });
  });

  it("on a shared paybill an admission number without a prefix, which both schools have, is nobody's", async () => {
    const before = await practice.creditedTo(practice.child);
    const receipt = await payTo(SHARED, "0001", 135);
    await receipted(receipt);
    expect(await whereIs(receipt)).toEqual({ schoolId: practice.school.id, state: "suspense" });
    expect(await practice.creditedTo(practice.child)).toBe(before);
  });

  it("on a shared paybill a prompt names the account with the school's prefix", async () => {
    const before = await practice.creditedTo(childOf(baraka));
    const { id, wire } = await practice.begin({ learnerId: childOf(baraka), as: baraka.person(Role.guardian) });
    const push = await control().prompt(wire);
    expect([push.shortcode, push.reference]).toEqual([SHARED, "BAR0001"]);
    await control().answer(push.checkoutRequestId, "approve");
    await vi.waitFor(async () => expect(await practice.creditedTo(childOf(baraka))).toBe(before + 10_000), SOON_MS);
    expect(await practice.rows("select state from mpesa_attempt where id = ?", [Number(id)])).toEqual([
      { state: "succeeded" },
    ]);
  });

  it("a till is paid by a prompt; what is paid to it by hand names nobody, and waits in suspense", async () => {
    const { wire } = await practice.begin({ learnerId: childOf(imani), as: imani.person(Role.guardian) });
    await control().answer((await control().prompt(wire)).checkoutRequestId, "approve");
    await vi.waitFor(async () => expect(await practice.creditedTo(childOf(imani))).toBe(10_000), SOON_MS);
    const { till } = control().businesses.find(({ shortcode }) => shortcode === TILL)!;
    const receipt = await payTo(till!, "", 140);
    await receipted(receipt);
    expect(await whereIs(receipt)).toEqual({ schoolId: imani.id, state: "suspense" });
    expect(await practice.creditedTo(childOf(imani))).toBe(10_000);
  });

  it("a school on its bank's paybill is paid by the statement it imports, and cannot prompt", async () => {
    const asked = { learnerId: childOf(neema), as: neema.person(Role.guardian) };
    await expect(practice.begin(asked)).rejects.toThrow(/not paid by a prompt/);
    const [named, unnamed] = [await payTo(BANK, "0001", 150), await payTo(BANK, "school fees", 160)];
    const file = Buffer.from(control().statement(BANK)).toString("base64");
    const { data, errors } = await practice.ask(neema.person(Role.bursar), IMPORT, { file });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ importMpesaStatement: { rows: 2, added: 2, others: 0 } });
    for (const receipt of [named, unnamed]) await receipted(receipt);
    expect(await practice.creditedTo(childOf(neema))).toBe(15_000);
    expect(await whereIs(unnamed)).toEqual({ schoolId: neema.id, state: "suspense" });
  });

  it("a notice from an address that is not the provider's is taken like any other, and raises one alarm", async () => {
    const before = practice.logged.length;
    const credited = await practice.creditedTo(practice.child);
    const receipt = await payTo(SHARED, "UPE0001", 170);
    await receipted(receipt);
    await control().settled();
    const confirmation = control().deliveries.findLast(({ what }) => what === "confirmation")!;
    expect(confirmation.status).toBe(200);
    expect(await practice.creditedTo(practice.child)).toBe(credited + 17_000);
    const alarms = practice.logged.slice(before).filter((line) => line.includes("not one of the provider's"));
    expect(alarms.filter((line) => line.includes('"c2b"'))).toHaveLength(1);
  });

  it("a school that takes known accounts only has others refused with C2B00012 before anybody pays", async () => {
    await practice.registerC2b(practice.school, false);
    const paying = (account: string) =>
      control().payBill({ shortcode: SHARED, phone: freshPhone().slice(1), amount: 180, account });
    for (const account of ["UPE9999", "0001", ""])
      expect(await paying(account)).toEqual({ ok: false, code: "C2B00012" });
    const known = await paying("UPE0001");
    expect(known.ok).toBe(true);
    if (known.ok) await receipted(known.payment.receipt);
  });
});
