import { printTable } from "./report/print-table.js";
import { BenchSchool } from "./sync/bench-school.js";
import { type Bound, isWithin, ROWS, type Row } from "./sync/rows.js";
import { type Shape, SlowLink } from "./sync/slow-link.js";
import type { Taken } from "./sync/workload.js";

const UNSHAPED: Shape = { name: "unshaped", bitsPerSecond: 1e9, roundTripMs: 0 };
const SLOW_3G: Shape = { name: "slow 3G", bitsPerSecond: 400_000, roundTripMs: 300 };

type Run = Taken & { readonly tcpUp: number; readonly tcpDown: number };

const table: string[][] = [];
for (const row of ROWS) {
  const [plain, slow, faster] = [
    await runOver(row, UNSHAPED),
    await runOver(row, row.slowest),
    await runOver(row, SLOW_3G),
  ];
  const accepted = [plain, slow, faster].every((run) => run.accepted);
  if (!accepted || !isWithin(slow, row.counts, row.must)) process.exitCode = 1;
  table.push([
    row.name,
    `${slow.up} + ${slow.down}`,
    `${slow.tcpUp} + ${slow.tcpDown}`,
    String(slow.requests),
    slow.seconds.toFixed(1),
    faster.seconds.toFixed(1),
    judged(slow, row, row.must),
    judged(slow, row, row.goal),
    [accepted ? "accepted" : "REFUSED", slow.remark].filter(Boolean).join("; "),
  ]);
}

printTable(
  ["", "bodies up + down, B", "in TCP up + down, B", "requests", "2G s", "slow 3G s", "must", "goal", ""],
  table,
);
console.log(`
Bodies are as they travel, compressed; TCP is all bytes inside it, headers of HTTP and all, without TLS. Seconds begin
with a new connection and end with the last answer; 2G is 50 kbit/s and 600 ms there and back (400 ms in the last row),
slow 3G 400 kbit/s and 300 ms. Each phone is signed in before. A row is accepted when, over every link, a digest over
each mark and score that the receiver holds is the digest of those the workload made, and what it holds adds up to the
server's feed. W3 is 540 learners with 70,200 marks and 12,960 scores.`);

/** On a school as new, so that every link carries the same. */
async function runOver({ run }: Row, shape: Shape): Promise<Run> {
  await using school = await BenchSchool.open();
  await using link = await SlowLink.open(school.booted.url, shape);
  const taken = await run(school, link);
  return { ...taken, tcpUp: link.up, tcpDown: link.down };
}

function judged(taken: Taken, { counts, slowest }: Row, bound: Bound): string {
  const { bytes, requests, seconds } = bound;
  const parts = [
    bytes !== undefined && `${bytes} B ${counts}`,
    requests !== undefined && `${requests} req.`,
    seconds !== undefined && `${seconds} s on ${slowest.name}`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return "5/5, shown";
  return `${parts.join(", ")}: ${isWithin(taken, counts, bound) ? "met" : "MISSED"}`;
}
