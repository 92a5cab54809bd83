import { parseArgs } from "node:util";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { startDaraja } from "../simulators/daraja/start-daraja.js";
import { engines, type EngineName } from "../test/engines.js";
import { c2bBody } from "./mpesa/c2b-body.js";
import { startMpesaApp } from "./mpesa/start-mpesa-app.js";
import { printTable } from "./report/print-table.js";

/**
 * From the provider's notice of a payment to the screen of the child's guardian, while all guardians are connected: stored,
 * verified by the provider's word, receipted, and told. Everybody else must hear nothing.
 */
const { values: asked } = parseArgs({
  options: {
    db: { type: "string", default: engines.join(",") },
    guardians: { type: "string", default: "1000" },
    payments: { type: "string", default: "300" },
    perSecond: { type: "string", default: "10" },
  },
});
const GOAL_MS = 1000;
const CONFIRMED = "subscription { paymentConfirmed { learnerId cents } }";
const FOLLOW_EACH_MS = 60_000;

const rows: string[][] = [];
let worst = 0;
for (const engine of asked.db.split(",") as EngineName[]) {
  const { waits, strays, lost } = await measure(engine);
  const sorted = waits.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Infinity;
  worst = Math.max(worst, at(0.99), lost + strays > 0 ? Infinity : 0);
  const [p50, p99] = [at(0.5), at(0.99)].map((ms) => `${ms.toFixed(0)} ms`) as [string, string];
  rows.push([
    engine,
    asked.guardians,
    String(waits.length),
    p50,
    p99,
    String(lost),
    String(strays),
    `goal ${GOAL_MS} ms`,
  ]);
}
printTable(["database", "guardians", "payments", "p50", "p99", "not told", "told to others", ""], rows);
process.exitCode = worst <= GOAL_MS ? 0 : 1;

async function measure(engine: EngineName) {
  await using daraja = await startDaraja();
  const { control } = daraja;
  const guardians = Number(asked.guardians);
  await using app = await startMpesaApp({ engine, settings: daraja.settings, guardians });
  const heardAt = new Map<number, number>();
  let strays = 0;
  const expected = new Set<number>();
  const clients = await Promise.all(
    app.guardians.map(({ token }, nth) =>
      follow(app.url, token, () => {
        if (expected.has(nth) && !heardAt.has(nth)) heardAt.set(nth, performance.now());
        else strays += 1;
      }),
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const sentAt = new Map<number, number>();
  const url = `${app.url}/payments/c2b/${app.secret}/confirmation`;
  for (let nth = 0; nth < Number(asked.payments); nth++) {
    const account = app.guardians[nth]!.admissionNumber;
    // Money has moved before the provider tells of it.
    const paid = await control.payBill({ shortcode: "600001", phone: `2547${10_000_000 + nth}`, amount: 10, account });
    if (!paid.ok) throw new Error(paid.code);
    expected.add(nth);
    sentAt.set(nth, performance.now());
    await control.deliver(url, c2bBody(paid.payment.receipt, account));
    await new Promise((resolve) => setTimeout(resolve, 1000 / Number(asked.perSecond)));
  }
  const deadline = performance.now() + FOLLOW_EACH_MS;
  while (heardAt.size < expected.size && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 100));
  for (const client of clients) void client.dispose();
  const waits = [...heardAt].map(([nth, at]) => at - sentAt.get(nth)!);
  return { waits, strays, lost: expected.size - heardAt.size };
}

async function follow(url: string, token: string, onTold: () => void) {
  const connected = Promise.withResolvers<void>();
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { accessToken: token },
    lazy: false,
    shouldRetry: () => false,
    on: { connected: () => connected.resolve(), error: (error) => connected.reject(error) },
  });
  await connected.promise;
  client.subscribe({ query: CONFIRMED }, { next: onTold, error: (error) => console.error(error), complete: () => {} });
  return client;
}
