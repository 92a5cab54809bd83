import type { Replica } from "../../test/sync/replica.js";
import { timed } from "./timed.js";
import type { Workload } from "./workload.js";

const REGISTER = "261120m";
const CLASH = 45;
const EDITS = { teacher: ["A41.1", "A42", "L43@20"], head: ["A40", "E44.1"] };

/** W4: two phones edit one roll-call offline, five cells apart and one both; each then sends, and the first looks again. */
export const clashOffline: Workload = async (school, link) => {
  const [east] = school.school.classes;
  const teacher = await school.phone(east!.teachers[0]!);
  const head = await school.phone(school.school.person("head"));
  const fixes = (seen: number, cells: readonly string[]): string[] =>
    cells.map((cell, at) => `${900 + at} f ${east!.id} ${REGISTER} ${cell} ${seen} ${school.now.getTime() / 1000}`);
  const seen = teacher.classScope(east!.id).cursor;
  const ofTeacher = fixes(seen, [...EDITS.teacher, `A${CLASH}`]);
  const ofHead = fixes(seen, [...EDITS.head, `L${CLASH}@10`]);

  teacher.moveTo(link.url);
  head.moveTo(link.url);
  const { seconds } = await timed(async () => {
    await teacher.push(school.now, ofTeacher);
    await head.push(school.now, ofHead);
    await teacher.pull();
  });
  teacher.close();
  head.close();

  const lines = [teacher, head].map(({ holds }) => holds.items(`CLASS_TERM ${east!.id}`)[`r${REGISTER}`] ?? "");
  const cells: string[] = lines[0]!.split("|")[1]?.match(/[PALEN]\d+[^PALEN!]*(?:![PALEN][^PALEN]*)?/g) ?? [];
  const kept = Object.values(EDITS)
    .flat()
    .filter((cell) => cells.includes(cell)).length;
  const isNoticed = [teacher, head].every(({ holds }) => noticesOf(holds).length === 1);
  const isShown = cells.includes(`L${CLASH}@10!A`) && isNoticed;
  const isSame = lines[0] === lines[1];
  const accepted =
    kept === 5 && isShown && isSame && (await school.holdsTheFeed(teacher)) && (await school.holdsTheFeed(head));
  return {
    requests: teacher.requests + head.requests,
    up: teacher.up + head.up,
    down: teacher.down + head.down,
    seconds,
    remark: `${kept}/5 kept, clash ${isShown ? "shown on both" : "not shown"}`,
    accepted,
  };
};

const noticesOf = ({ scopes }: Replica): string[] =>
  [...scopes.values()]
    .filter(({ name }) => name.startsWith("USER"))
    .flatMap(({ items }) => [...items.keys()].filter((key) => key.startsWith("n")));
