import { Random } from "../../src/platform/random.js";
import { aRoll } from "./a-roll.js";
import { digestOf, factsOfPhone, factsOfRolls } from "./facts.js";
import { timed } from "./timed.js";
import type { Workload } from "./workload.js";

const DAYS = ["261123", "261124", "261125", "261126", "261127"];

/** W2: a week of 12 classes that one phone took offline goes out at once; the head's other phone receives it. */
export const sendWeek: Workload = async (school, link) => {
  const head = school.school.person("head");
  const writer = await school.phone(head);
  const reader = await school.phone(head);
  const random = new Random(2);
  const at = school.now.getTime() / 1000 - 4 * 86_400;
  const rolls = DAYS.flatMap((day, nth) =>
    ["m", "a"].flatMap((session, half) =>
      school.school.classes.map(({ id }) => {
        const takenAt = at + nth * 86_400 - (half ? 0 : 21_600) + random.between(0, 1800);
        return `r ${id} ${day}${session} 1 P${aRoll(random)} ${writer.classScope(id).cursor} ${takenAt}`;
      }),
    ),
  );

  writer.moveTo(link.url);
  const said = rolls.map((roll, index) => `${index + 1} ${roll}`);
  const { seconds, value: outcomes } = await timed(() => writer.push(school.now, said));
  writer.close();
  await reader.pull();
  reader.close();
  const applied = outcomes.filter((outcome) => outcome === "APPLIED").length;
  const received = factsOfPhone(reader.holds).filter((fact) => DAYS.includes(fact.split(" ")[1]!.slice(0, 6)));
  const isSame = digestOf(received) === digestOf(factsOfRolls(said, 45));
  const accepted = applied === rolls.length && isSame && (await school.holdsTheFeed(reader));
  const remark = `${applied} of ${rolls.length} rolls applied`;
  return { requests: writer.requests, up: writer.up, down: writer.down, seconds, remark, accepted };
};
