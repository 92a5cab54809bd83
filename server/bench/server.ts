import { deepStrictEqual } from "node:assert";
import { printTable } from "./report/print-table.js";
import { type BenchRequest, benchRequests, type BenchTeacher } from "./server/bench-request.js";
import { type PeerName, PeerProcess, type Round } from "./server/peer-process.js";

const ROUNDS = 5;
const SECONDS = Number(process.argv[2] ?? 1);
const PEERS = ["by-hand", "apollo", "mercurius"] as const satisfies PeerName[];
const SHOWN: Record<PeerName, string> = {
  asili: "Asili",
  "by-hand": "no GraphQL: node:http + better-sqlite3",
  apollo: "Apollo 5 on Fastify",
  mercurius: "mercurius + jit",
};
const GOALS = [0.35, 0.8, 1];

await using stack = new AsyncDisposableStack();
const asili = stack.use(await PeerProcess.start<AsiliStarted>("asili"));
const { file, teachers } = asili.started;
const peers: PeerProcess[] = [asili];
for (const name of PEERS) peers.push(stack.use(await PeerProcess.start(name, file)));

type AsiliStarted = { url: string; file: string; teachers: BenchTeacher[] };
type Median = Round & { readonly name: PeerName };

for (const [nth, request] of benchRequests.entries()) {
  await checkAnswers(request);
  const medians = await measure(request);
  const rivals = medians.filter(({ name }) => name === "apollo" || name === "mercurius");
  const fastest = Math.max(...rivals.map(({ perSecond }) => perSecond));
  const leanest = Math.min(...rivals.map(({ cpuMs }) => cpuMs));
  const rows = medians.map(({ name, perSecond, cpuMs }) => [
    SHOWN[name],
    perSecond.toFixed(0),
    (perSecond / fastest).toFixed(2),
    cpuMs.toFixed(3),
    (cpuMs / leanest).toFixed(2),
    name === "asili" ? `goal ${GOALS[nth]}` : "",
  ]);
  printTable([request.name, "requests/s", "ratio", "CPU ms each", "ratio", ""], rows);
  console.log();
}

console.log(`Medians of ${ROUNDS} interleaved rounds of ${SECONDS} s over 8 connections, each server in a process of its own, all on one
SQLite file; ratios are to the better of the GraphQL peers, of requests/s the more the better, of CPU time the less.
The peers serve the measured part of the schema with resolvers by hand. They take the token's word for who asks and
check no rights; a bulk of marks they upsert as 450 rows. Asili verifies the token, checks device, roles and classes,
and of a bulk judges ten rolls, merges them, keeps history, totals and verdicts, and publishes to the feed.
Not measured: MySQL beside hand-written mysql2, and Apollo with a compiling executor.`);

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

async function measure(request: BenchRequest): Promise<Median[]> {
  const rounds = new Map<PeerProcess, Round[]>(peers.map((peer) => [peer, []]));
  // The first warms up and does not count.
  for (let nth = 0; nth <= ROUNDS; nth++) {
    for (const [peer, taken] of rounds) {
      const round = await peer.round(request, teachers, SECONDS);
      if (nth > 0) taken.push(round);
    }
  }
  return [...rounds].map(([{ name }, taken]) => ({
    name,
    perSecond: median(taken.map(({ perSecond }) => perSecond)),
    cpuMs: median(taken.map(({ cpuMs }) => cpuMs)),
  }));
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
