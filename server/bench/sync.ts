import { BenchSchool } from "./sync/bench-school.js";
import { clashOffline } from "./sync/clash-offline.js";
import { pullSchool } from "./sync/pull-school.js";
import { sendWeek } from "./sync/send-week.js";
import { type Shape, SlowLink } from "./sync/slow-link.js";
import { takeRollCall } from "./sync/take-roll-call.js";
import type { Taken, Workload } from "./sync/workload.js";
import { printTable } from "./report/print-table.js";

/** What is held against the bounds: bytes of bodies, requests, and seconds on 2G where they are bounded. */
type Bound = { readonly bytes: number; readonly requests: number; readonly seconds?: number };
type Row = {
  readonly name: string;
  readonly run: Workload;
  /** Which of the bodies the bounds are of. */
  readonly counts: "up" | "both ways";
  readonly must: Bound;
  readonly goal: Bound;
};

const ROWS: readonly Row[] = [
  {
    name: "W1 a roll-call of 45",
    run: takeRollCall,
    counts: "up",
    must: { bytes: 300, requests: 1 },
    goal: { bytes: 150, requests: 1 },
  },
  {
    name: "W2 a week of 12 classes",
    run: sendWeek,
    counts: "up",
    must: { bytes: 6000, requests: 1 },
    goal: { bytes: 2700, requests: 1 },
  },
  {
    name: "W3 first pull, attendance",
    run: pullSchool,
    counts: "both ways",
    must: { bytes: 45_000, requests: 3, seconds: 12 },
    goal: { bytes: 30_000, requests: 2, seconds: 7 },
  },
  {
    name: "W4 two offline, a clash",
    run: clashOffline,
    counts: "up",
    must: { bytes: Infinity, requests: Infinity },
    goal: { bytes: Infinity, requests: Infinity },
  },
];
const LINKS: readonly Shape[] = [
  { name: "unshaped", bitsPerSecond: 1e9, roundTripMs: 0 },
  { name: "2G", bitsPerSecond: 50_000, roundTripMs: 600 },
  { name: "slow 3G", bitsPerSecond: 400_000, roundTripMs: 300 },
];

type Run = Taken & { readonly tcpUp: number; readonly tcpDown: number };

const table: string[][] = [];
for (const row of ROWS) {
  const [plain, slow, faster] = [await runOver(row, 0), await runOver(row, 1), await runOver(row, 2)];
  const bytes = row.counts === "up" ? slow.up : slow.up + slow.down;
  const measured = { bytes, requests: slow.requests, seconds: slow.seconds };
  const accepted = [plain, slow, faster].every((run) => run.accepted);
  if (!accepted || !isWithin(measured, row.must)) process.exitCode = 1;
  table.push([
    row.name,
    `${slow.up} + ${slow.down}`,
    `${slow.tcpUp} + ${slow.tcpDown}`,
    String(slow.requests),
    slow.seconds.toFixed(1),
    faster.seconds.toFixed(1),
    judged(measured, row, row.must),
    judged(measured, row, row.goal),
    [accepted ? "accepted" : "REFUSED", slow.remark].filter(Boolean).join("; "),
  ]);
}

printTable(
  ["", "bodies up + down, B", "in TCP up + down, B", "requests", "2G s", "slow 3G s", "must", "goal", ""],
  table,
);
console.log(`
Bodies are as they travel, compressed; TCP is all bytes inside it, headers of HTTP and all, without TLS. Seconds begin
with a new connection and end with the last answer; 2G is 50 kbit/s and 600 ms there and back, slow 3G 400 kbit/s and
300 ms. Each phone is signed in before. A row is accepted when, over every link, what the receivers hold adds up to the
items of the server's feed.
W3 has the term's 70,200 marks and no scores: there are none yet, and their 12,960 come on top of it.`);

/** On a school as new, so that every link carries the same. */
async function runOver({ run }: Row, nth: number): Promise<Run> {
  await using school = await BenchSchool.open();
  await using link = await SlowLink.open(school.booted.url, LINKS[nth]!);
  const taken = await run(school, link);
  return { ...taken, tcpUp: link.up, tcpDown: link.down };
}

function isWithin(measured: Required<Bound>, { bytes, requests, seconds = Infinity }: Bound): boolean {
  return measured.bytes <= bytes && measured.requests <= requests && measured.seconds <= seconds;
}

function judged(measured: Required<Bound>, { counts }: Row, bound: Bound): string {
  if (bound.bytes === Infinity) return "5/5, shown";
  const seconds = bound.seconds === undefined ? "" : `, ${bound.seconds} s`;
  const verdict = isWithin(measured, bound) ? "met" : "MISSED";
  return `${bound.bytes} B ${counts}, ${bound.requests} req.${seconds}: ${verdict}`;
}
