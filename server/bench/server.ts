import { deepStrictEqual } from "node:assert";
import { parseArgs } from "node:util";
import type { DatabaseUrl } from "../src/platform/database-url.js";
import { printTable } from "./report/print-table.js";
import { type BenchRequest, benchRequests, type BenchTeacher } from "./server/bench-request.js";
import { type PeerName, PeerProcess, type Round } from "./server/peer-process.js";

const { values: asked } = parseArgs({
  options: {
    db: { type: "string", default: "sqlite" },
    seconds: { type: "string", default: "0.5" },
    rounds: { type: "string", default: "24" },
  },
});
const SECONDS = Number(asked.seconds);
const ROUNDS = Number(asked.rounds);
const PEERS = ["by-hand", "apollo", "mercurius"] as const satisfies PeerName[];
const DRIVER = asked.db === "sqlite" ? "better-sqlite3" : "mysql2";
const SHOWN: Record<PeerName, string> = {
  asili: "Asili",
  "by-hand": `no GraphQL: node:http + ${DRIVER}`,
  apollo: "Apollo 5 on Fastify",
  mercurius: "mercurius + jit",
};
const GOALS = [0.35, 0.8, 1];

type AsiliStarted = { url: string; database: DatabaseUrl; teachers: BenchTeacher[] };
type Taken = { readonly peer: PeerProcess; readonly rounds: Round[] };

await using stack = new AsyncDisposableStack();
const asili = stack.use(await PeerProcess.start<AsiliStarted>("asili", asked.db));
const { database, teachers } = asili.started;
const peers: PeerProcess[] = [asili];
for (const name of PEERS) peers.push(stack.use(await PeerProcess.start(name, JSON.stringify(database))));

for (const [nth, request] of benchRequests.entries()) {
  await checkAnswers(request);
  const taken = await measure(request);
  const isRival = ({ peer: { name } }: Taken) => name === "apollo" || name === "mercurius";
  const best = taken.filter(isRival).toSorted((one, other) => speedOf(other) - speedOf(one))[0]!;
  const leanest = taken.filter(isRival).toSorted((one, other) => cpuOf(one) - cpuOf(other))[0]!;
  const rows = taken.map((each) => [
    SHOWN[each.peer.name],
    speedOf(each).toFixed(0),
    ratio(each, best, ({ perSecond }, other) => perSecond / other.perSecond),
    cpuOf(each).toFixed(3),
    ratio(each, leanest, ({ cpuMs }, other) => other.cpuMs / cpuMs),
    each.peer === asili ? `goal ${GOALS[nth]}` : "",
  ]);
  const headings = [request.name, "requests/s", "ratio (middle half)", "CPU ms each", "ratio (middle half)", ""];
  printTable(headings, rows);
  console.log();
}

console.log(`On ${asked.db}. Medians of ${ROUNDS} rounds of ${SECONDS} s over 8 connections, each server in a process of its own, all on one
database, taking turns. A ratio is that of one round to the same round of the best GraphQL peer, the median and the middle
half of all: the more the better, of requests/s as of work done for a CPU second. The CPU time is the server's alone, without the database server's.
The peers serve the measured part of the schema with resolvers by hand. They take the token's word for who asks and
check no rights; a bulk of marks they upsert as 450 rows with author and time, durably in one transaction.
Asili verifies the token, checks device, roles and classes, and of a bulk judges ten rolls, merges them, keeps each
mark's history, totals and verdicts, and publishes to the feed and the outbox, as durably, in one transaction.
Not measured: Apollo with a compiling executor.`);

/** The same question gets the same answer from all, and a push is taken whole. */
async function checkAnswers(request: BenchRequest): Promise<void> {
  const expected = await asili.answer(request, teachers[0]!);
  if (expected.errors || !expected.data) throw new Error(`Asili refused: ${JSON.stringify(expected.errors)}`);
  if (!request.isRead) {
    const { push } = expected.data as { push: { verdicts: { outcome: string }[] } };
    deepStrictEqual([...new Set(push.verdicts.map(({ outcome }) => outcome))], ["APPLIED"]);
    return;
  }
  for (const peer of peers) deepStrictEqual((await peer.answer(request, teachers[0]!)).data, expected.data, peer.name);
}

/** Each round begins with another server, so that none always follows the same one. */
async function measure(request: BenchRequest): Promise<Taken[]> {
  const taken = peers.map((peer): Taken => ({ peer, rounds: [] }));
  // The first warms up and does not count.
  for (let nth = 0; nth <= ROUNDS; nth++) {
    const from = nth % taken.length;
    for (const { peer, rounds } of [...taken.slice(from), ...taken.slice(0, from)]) {
      const round = await peer.round(request, teachers, SECONDS);
      if (nth > 0) rounds.push(round);
    }
  }
  return taken;
}

function speedOf({ rounds }: Taken): number {
  return median(rounds.map(({ perSecond }) => perSecond));
}

function cpuOf({ rounds }: Taken): number {
  return median(rounds.map(({ cpuMs }) => cpuMs));
}

function ratio({ rounds }: Taken, to: Taken, divide: (one: Round, other: Round) => number): string {
  const ratios = rounds.map((round, nth) => divide(round, to.rounds[nth]!));
  return `${median(ratios).toFixed(2)} (${quantile(ratios, 0.25).toFixed(2)} to ${quantile(ratios, 0.75).toFixed(2)})`;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)]!;
}
