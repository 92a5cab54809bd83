import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Control } from "./control.js";
import type { Answer, Scope } from "./knobs.js";
import { pageState, PIN } from "./page-state.js";
import { practiceSettings } from "./practice-settings.js";
import { hash } from "./text.js";
import { payerOf, type World } from "./world.js";

const FILES = {
  "/": ["page.html", "text/html; charset=utf-8"],
  "/page.css": ["page.css", "text/css; charset=utf-8"],
  "/page.js": ["page.js", "text/javascript; charset=utf-8"],
  "/words.js": ["words.js", "text/javascript; charset=utf-8"],
} as const;

const POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The page on which people act the payer and turn the knobs, and what it asks; other programs may ask it too. */
export async function addPageRoutes(http: FastifyInstance, world: World, control: Control): Promise<void> {
  for (const [path, [file, type]] of Object.entries(FILES)) {
    const content = await readFile(join(import.meta.dirname, "page", file));
    http.get(path, (_request, reply) => reply.type(type).header("content-security-policy", POLICY).send(content));
  }

  http.get<{ Querystring: { phone?: string } }>("/practice/state", ({ query }) =>
    pageState(world, control, readPhone(query.phone ?? "")),
  );
  http.get("/practice/everything", () => ({
    pushes: control.pushes.map(({ told: _, ...push }) => push),
    transactions: control.transactions,
    deliveries: control.deliveries,
    calls: control.calls,
    tokensIssued: control.tokensIssued,
    knobs: Object.fromEntries(world.knobs),
  }));
  http.get("/practice/mpesa.json", () => practiceSettings(world));
  http.get<{ Querystring: { shortcode: string } }>("/practice/statement.csv", ({ query }, reply) =>
    reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename="statement-${query.shortcode.replaceAll(/\D/g, "")}.csv"`)
      .send(control.statement(query.shortcode)),
  );

  const act = <Body>(path: string, work: (body: Body) => unknown) =>
    http.post(`/practice/${path}`, async ({ body }) => (await work(body as Body)) ?? { ok: true });

  act<{ id: string; answer: Answer; pin?: string }>("answer", ({ id, answer, pin }) =>
    control.answer(id, answer === "approve" && pin !== undefined && pin !== PIN ? "wrongPin" : answer),
  );
  act<{ id: string; code: string }>("end", ({ id, code }) => control.end(id, code));
  act<{ shortcode: string; phone: string; amount: number; account: string }>("pay", (payment) =>
    control.payBill({ ...payment, phone: phoneOrThrow(payment.phone) }),
  );
  act<{ phone: string; shillings: number }>("wallet", ({ phone, shillings }) => {
    if (!Number.isSafeInteger(shillings) || shillings < 0) throw new Error("a wallet holds whole shillings");
    control.setWallet(phoneOrThrow(phone), shillings);
    payerOf(world, phoneOrThrow(phone)).wrongPins = 0;
  });
  act<{ scope?: Scope; changes: Record<string, unknown> }>("knobs", ({ scope, changes }) =>
    control.set(changes, scope),
  );
  act<{ scope?: Scope }>("reset", ({ scope }) => control.reset(scope));
  act("revoke", () => control.revokeTokens());
  act<{ endpoint: string; code: string; times?: number }>("fail", (failure) => control.failNext(failure));
  act<{ id: string }>("forge", async ({ id }) => (await forge(control, id)).status);
}

/** Tells the business that a push was paid, which only the provider could know. */
function forge(control: Control, id: string) {
  const push = control.pushes.find(({ checkoutRequestId }) => checkoutRequestId === id);
  if (!push) throw new Error("there is no such push");
  const item = [
    { Name: "Amount", Value: push.amount },
    { Name: "MpesaReceiptNumber", Value: hash(id).slice(0, 10).toUpperCase() },
    { Name: "PhoneNumber", Value: Number(push.phone) },
  ];
  const stkCallback = {
    MerchantRequestID: push.merchantRequestId,
    CheckoutRequestID: id,
    ResultCode: 0,
    ResultDesc: "The service request is processed successfully.",
    CallbackMetadata: { Item: item },
  };
  return control.deliver(push.callbackUrl, { Body: { stkCallback } });
}

/** `254712345678` of the ways in which people write it; empty for what is none. */
function readPhone(text: string): string {
  const digits = /^(?:254|0)?([17]\d{8})$/.exec(text.replaceAll(/[\s+-]/g, ""))?.[1];
  return digits ? `254${digits}` : "";
}

function phoneOrThrow(text: string): string {
  const phone = readPhone(text);
  if (phone === "") throw new Error("that is not a phone number");
  return phone;
}
