import { parseArgs } from "node:util";
import { startDaraja } from "../simulators/daraja/start-daraja.js";
import type { EngineName } from "../test/engines.js";
import { c2bBody } from "./mpesa/c2b-body.js";
import { startMpesaApp } from "./mpesa/start-mpesa-app.js";
import { printTable } from "./report/print-table.js";
import { keepAsking } from "./server/keep-asking.js";

/**
 * How many notices of payments a second one server stores and commits before it answers, while it works them off too: each
 * is of another payment, none of which the provider confirms.
 */
const { values: asked } = parseArgs({
  options: {
    db: { type: "string", default: "sqlite" },
    seconds: { type: "string", default: "10" },
    connections: { type: "string", default: "64" },
  },
});
const GOAL = 300;
const SECONDS = Number(asked.seconds);

await using daraja = await startDaraja();
await using app = await startMpesaApp({ engine: asked.db as EngineName, settings: daraja.settings, guardians: 50 });
const url = new URL(`/payments/c2b/${app.secret}/confirmation`, app.url);

let sent = 0;
const waits: number[] = [];
const until = performance.now() + SECONDS * 1000;
const from = performance.now();
const usedBefore = await app.cpuMs();
await Promise.all(
  Array.from({ length: Number(asked.connections) }, () => {
    let at = 0;
    const next = () => {
      at = performance.now();
      return request(c2bBody(`BENCH${String(++sent).padStart(7, "0")}`, "0001"));
    };
    return keepAsking(
      url,
      next,
      () => waits.push(performance.now() - at),
      () => performance.now() > until,
    );
  }),
);
const tookMs = performance.now() - from;

const cpuEach = ((await app.cpuMs()) - usedBefore) / waits.length;
const sorted = waits.toSorted((one, other) => one - other);
const perSecond = (waits.length * 1000) / tookMs;
const at = (share: number) => `${sorted[Math.floor(sorted.length * share)]!.toFixed(0)} ms`;
printTable(
  ["database", "stored", "stored/s", "p50", "p99", "server's CPU ms each", ""],
  [[asked.db, String(waits.length), perSecond.toFixed(0), at(0.5), at(0.99), cpuEach.toFixed(2), `goal ${GOAL}`]],
);
process.exitCode = perSecond >= GOAL ? 0 : 1;

function request(body: string): Buffer {
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    "host: 127.0.0.1",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}
