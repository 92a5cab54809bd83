import { parseArgs } from "node:util";
import { engines, type EngineName } from "../test/engines.js";
import { Kills, type Way } from "../test/mpesa/kills.js";
import { printTable } from "./report/print-table.js";

const { values: asked } = parseArgs({
  options: {
    db: { type: "string", default: engines.join(",") },
    kills: { type: "string", default: "200" },
    way: { type: "string", default: "prompt,paybill" },
    from: { type: "string", default: "1" },
  },
});
const WAYS = asked.way.split(",") as Way[];
const wanted = Number(asked.kills);
const databases = asked.db.split(",") as EngineName[];

const faults: string[] = [];
const rows: string[][] = [];
let killed = 0;
for (const engine of databases) {
  await using kills = await Kills.open(engine);
  const enough = (wanted * (databases.indexOf(engine) + 1)) / databases.length;
  let before = -1;
  // Beyond the last boundary nobody dies, and going round again would not end.
  while (killed < enough && killed > before) {
    before = killed;
    for (const way of WAYS) rows.push([engine, way, ...(await killAtEach(kills, way, enough))]);
  }
}
printTable(["database", "way", "kills", "faults"], rows);
console.log(`${killed} kills by SIGKILL; ${faults.length} faults.`);
for (const fault of faults) console.log(`  ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Kills at the first boundary, the second, ... until a server lives to the end. */
async function killAtEach(kills: Kills, way: Way, enough: number): Promise<string[]> {
  const before = { killed, faults: faults.length };
  for (let nth = Number(asked.from); killed < enough; nth++) {
    const { diedAt, fault } = await kills.kill(way, nth);
    if (fault !== null) {
      faults.push(`${way}, boundary ${nth} (${diedAt ?? "lived"}): ${fault}`);
      console.log(faults.at(-1));
    }
    if (diedAt === null) {
      console.log(`a ${way} on ${kills.engine} has fewer than ${nth} boundaries`);
      break;
    }
    killed += 1;
    console.log(`${killed}: a ${way} on ${kills.engine}, boundary ${nth}, ${diedAt}`);
  }
  return [String(killed - before.killed), String(faults.length - before.faults)];
}
