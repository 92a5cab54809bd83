import { describe, expect, it } from "vitest";
import type { Context } from "../../src/context.js";
import { pull } from "../../src/sync/pull/pull.js";
import { engines } from "../engines.js";
import { Classroom, NOON } from "./classroom.js";
import { Replica } from "./replica.js";

const WRITERS = 32;
const PUSHES = 3;
const AT = NOON / 1000;
const DAYS = [
  "1123",
  "1120",
  "1119",
  "1118",
  "1117",
  "1116",
  "1113",
  "1112",
  "1110",
  "1109",
  "1106",
  "1105",
  "1104",
  "1103",
]
  .concat("1102", "1030")
  .map((day) => `26${day}`);

describe.each(engines)("many writers at once on %s", (engine) => {
  it("hide no sequence from a reader that keeps asking, and lose nothing", { timeout: 120_000 }, async () => {
    await using room = await Classroom.open(engine);
    const school = await room.build();
    const leaders = school.people.filter(({ roles }) => roles.some((role) => role === "head" || role === "deputy"));
    const devices = await Promise.all(
      Array.from({ length: WRITERS }, (_, n) => room.device(school, leaders[n % leaders.length]!)),
    );
    const reader = await room.device(school, school.person("head"));
    const replica = new Replica();
    const state = { writing: WRITERS };
    const given = school.classes.map((): (number | null)[] => []);

    // Each writer has a register of its own in each of the two classes, and all of them correct one they share.
    const write = async (n: number) => {
      const device = devices[n]!;
      const day = DAYS[n >> 1];
      for (let round = 0; round < PUSHES; round++) {
        const [first, second] = school.classes.map(({ id }) => id);
        const operations = [
          `${3 * round + 1} r ${first} ${day}${"ma"[n % 2]} 1 PA${(round % 6) + 1} 0 ${AT}`,
          `${3 * round + 2} r ${second} ${day}${"ma"[n % 2]} 1 PL${(round % 6) + 1} 0 ${AT}`,
          `${3 * round + 3} f ${first} 261111m ${"PALE"[(n + round) % 4]}${(n % 6) + 1} 0 ${AT}`,
        ];
        const verdicts = await room.push(school, device, ...operations);
        expect(verdicts.filter(({ outcome }) => outcome === "rejected" || outcome === "blocked")).toEqual([]);
        given[0]!.push(verdicts[0]!.seq, verdicts[2]!.seq);
        given[1]!.push(verdicts[1]!.seq);
      }
      state.writing--;
    };
    const read = async () => {
      do {
        const page = await pull(room.services as Context, room.em(school), reader, replica.since());
        expect(replica.take(page)).toEqual([]);
      } while (state.writing > 0);
    };

    const began = performance.now();
    await Promise.all([...devices.map((_, n) => write(n)), read()]);
    const seconds = (performance.now() - began) / 1000;
    await read();
    for (const sequences of given) {
      expect(sequences).not.toContain(null);
      expect(new Set(sequences).size, "a sequence was given twice").toBe(sequences.length);
    }
    for (const name of replica.names())
      expect([name, replica.items(name)]).toEqual([name, await room.feed(school, name)]);
    const registers = Object.keys(replica.items(`class-term:${school.classes[0]!.id}:${school.termIds[0]}`));
    expect(registers.filter((item) => item.startsWith("r")).length).toBe(WRITERS + 1);
    console.log(
      `${engine}: ${Math.round((WRITERS * PUSHES) / seconds)} pushes/s from ${WRITERS} writers to two scopes`,
    );
  });
});
