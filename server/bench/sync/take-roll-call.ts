import { Random } from "../../src/platform/random.js";
import { aRoll } from "./a-roll.js";
import { digestOf, factsOfPhone, factsOfRolls } from "./facts.js";
import { timed } from "./timed.js";
import type { Workload } from "./workload.js";

/** W1: a class teacher sends one roll-call of 45; the head's phone receives it. */
export const takeRollCall: Workload = async (school, link) => {
  const [east] = school.school.classes;
  const writer = await school.phone(east!.teachers[0]!);
  const reader = await school.phone(school.school.person("head"));
  const { cursor } = writer.classScope(east!.id);
  const roll = `7 r ${east!.id} 261123m 1 P${aRoll(new Random(1))} ${cursor} ${school.now.getTime() / 1000}`;

  writer.moveTo(link.url);
  const { seconds, value: outcomes } = await timed(() => writer.push(school.now, [roll]));
  writer.close();
  await reader.pull();
  reader.close();
  const received = factsOfPhone(reader.holds).filter((fact) => fact.startsWith(`${east!.id} 261123m `));
  const isSame = digestOf(received) === digestOf(factsOfRolls([roll], 45));
  const accepted = outcomes.join() === "APPLIED" && isSame && (await school.holdsTheFeed(reader));
  return { requests: writer.requests, up: writer.up, down: writer.down, seconds, remark: "", accepted };
};
