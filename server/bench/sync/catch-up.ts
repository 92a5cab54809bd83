import { Random } from "../../src/platform/random.js";
import { aRoll } from "./a-roll.js";
import { digestOf, factsOfPhone, factsOfRecords } from "./facts.js";
import { timed } from "./timed.js";
import type { Workload } from "./workload.js";

const QUEUED = 500;
const BATCH = 200;
/** Of 45 learners with five exceptions each: 5,000 cells that somebody spoke of. */
const REGISTERS = 1000;

/** A phone comes back with 500 corrections that it could not send, to a school where 5,000 cells were written meanwhile. */
export const catchUp: Workload = async (school, link) => {
  const head = school.school.person("head");
  const phone = await school.phone(head);
  const others = await school.phone(head);
  const random = new Random(5);
  const at = school.now.getTime() / 1000;
  const { classes } = school.school;
  const fixes = Array.from({ length: QUEUED }, (_, n) => {
    const { id } = classes[n % classes.length]!;
    const register = `${wireDay(n)}${"ma"[random.between(0, 1)]}`;
    const cell = `A${random.between(1, 45)}.${random.between(1, 3)}`;
    return `${n + 1} f ${id} ${register} ${cell} ${phone.classScope(id).cursor} ${at - 86_400 + n * 60}`;
  });
  const rolls = Array.from({ length: REGISTERS }, (_, n) => {
    const { id } = classes[n % classes.length]!;
    const nth = Math.floor(n / classes.length);
    const register = `${wireDay(nth >> 1)}${"ma"[nth % 2]}`;
    return `${n + 1} r ${id} ${register} 1 P${aRoll(random)} ${others.classScope(id).cursor} ${at - 3600 + n}`;
  });
  for (let n = 0; n < REGISTERS; n += BATCH) await others.push(school.now, rolls.slice(n, n + BATCH));
  others.close();

  phone.moveTo(link.url);
  const { seconds, value: outcomes } = await timed(async () => {
    const ends: string[] = [];
    for (let n = 0; n < QUEUED; n += BATCH) ends.push(...(await phone.push(school.now, fixes.slice(n, n + BATCH))));
    return ends;
  });
  phone.close();
  const judged = outcomes.filter((outcome) => outcome !== "REJECTED" && outcome !== "BLOCKED").length;
  const accepted =
    judged === QUEUED && digestOf(factsOfPhone(phone.holds)) === digestOf(await factsOfRecords(school.em()));
  const { requests, up, down } = phone;
  return { requests, up, down, seconds, remark: `${judged} of ${QUEUED} taken`, accepted };
};

/** The nth school day before Friday 20 November 2026, in the term. */
function wireDay(nth: number): string {
  const weeks = Math.floor((nth % 60) / 5);
  const day = new Date(Date.UTC(2026, 10, 20 - weeks * 7 - (nth % 5)));
  return day.toISOString().slice(2, 10).replaceAll("-", "");
}
