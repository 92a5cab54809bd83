import { describe, expect, it } from "vitest";
import { InvoiceLine } from "../../src/fees/invoices/invoice-line.entity.js";
import { Invoice, InvoiceKind } from "../../src/fees/invoices/invoice.entity.js";
import { postEntry } from "../../src/fees/ledger/post-entry.js";
import { openLedger } from "../../src/fees/ledger/open-ledger.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { Guardianship } from "../../src/schools/guardianship.entity.js";
import type { JournalEntryId, LearnerId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import { Role } from "../../src/values/role.js";
import { schoolDayAt } from "../../src/values/school-day.js";
import { aSchool } from "../a-school.js";
import { engines } from "../engines.js";
import { aMessagingSchool, soon } from "./a-messaging-school.js";

const REMIND = `mutation ($ids: [ID!]!) { remindOfArrears(learnerIds: $ids) { queued left { learnerId why } } }`;

describe.each(engines)("reminders on %s", (engine) => {
  const the = aMessagingSchool(engine);

  it("remind of what is owed, the first guardian with a phone, once a day", async () => {
    const [owing, even, alone] = the.school.classes[0]!.learnerIds as [LearnerId, LearnerId, LearnerId];
    for (const learnerId of [owing, alone]) await owe(learnerId, 300_000);
    const second = await the.parentOf(owing, 2);
    await the.parentOf(even, 1);
    await the.save({});
    const ids = [owing, even, alone].map(String);
    const { data } = await the.app.graphql(the.bursar, REMIND, { ids });
    expect(data).toEqual({
      remindOfArrears: {
        queued: 1,
        left: [
          { learnerId: String(even), why: "EVEN" },
          { learnerId: String(alone), why: "NO_PHONE" },
        ],
      },
    });
    await soon(async () => expect(await the.list("SENT")).toHaveLength(1));
    const { phone, text } = the.sms.recorder.messages[0]!;
    expect(phone).toBe(the.school.person(Role.guardian).login);
    expect(phone).not.toBe(second);
    expect(text).toContain("fees of KES 3,000 for Learner are not paid");
    expect(text).toContain("Pay by M-Pesa: Paybill 247247, account 0001.");
    const again = await the.app.graphql(the.bursar, REMIND, { ids: [String(owing)] });
    expect(again.data).toEqual({ remindOfArrears: { queued: 0, left: [{ learnerId: String(owing), why: "TODAY" }] } });
  });

  it("remind the next guardian where the first may not be told, and nobody where none may", async () => {
    const [owing, alsoOwing] = the.school.classes[0]!.learnerIds as [LearnerId, LearnerId];
    await owe(owing, 300_000);
    await owe(alsoOwing, 200_000);
    await the.parentOf(owing, 0);
    await the.parentOf(alsoOwing, 0);
    const barred = { contact: "emergencies" } as const;
    await the.emOf().nativeUpdate(Guardianship, { schoolId: the.school.id, priority: 0 }, barred);
    const { data } = await the.app.graphql(the.head, REMIND, { ids: [owing, alsoOwing] });
    const left = [{ learnerId: String(alsoOwing), why: "NO_PHONE" }];
    expect(data).toEqual({ remindOfArrears: { queued: 1, left } });
    await soon(async () => expect(await the.list("SENT")).toHaveLength(1));
    expect(the.sms.recorder.messages[0]).toMatchObject({ phone: the.school.person(Role.guardian).login });
  });

  it("remind nobody of another school's learners", async () => {
    const other = await aSchool(the.app.app.services).withClass("G4").withLearners(1).build();
    const { errors } = await the.app.graphql(the.bursar, REMIND, { ids: [String(other.classes[0]!.learnerIds[0])] });
    expect(errors?.[0]?.extensions["code"]).toBe("NOT_FOUND");
  });

  /** A charge of a learner, by the journal alone. */
  async function owe(learnerId: LearnerId, cents: number): Promise<void> {
    const now = the.clock.now();
    await inTransaction(the.emOf(), async (tx) => {
      const ledger = await openLedger(tx, { schoolId: the.school.id, userId: null }, now);
      const day = schoolDayAt(now);
      const invoice = {
        schoolId: the.school.id,
        number: Number(learnerId),
        kind: InvoiceKind.charge,
        learnerId,
        termId: null,
        runId: null,
      };
      const invoiceId = await tx.insert(Invoice, {
        ...invoice,
        day,
        dueDay: day,
        entryId: 0 as JournalEntryId,
        reversedAt: null,
      });
      const invoiceLineId = await tx.insert(InvoiceLine, {
        schoolId: the.school.id,
        invoiceId,
        voteHeadId: null,
        cents: cents as Cents,
      });
      const lines = [
        { account: "receivable", learnerId, invoiceLineId, cents },
        { account: "income", cents: -cents },
      ];
      await postEntry(ledger, { kind: "invoice", day, memo: "", key: `charge:${learnerId}`, lines } as never);
    });
  }
});
