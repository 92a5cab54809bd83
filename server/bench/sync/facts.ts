import { createHash } from "node:crypto";
import type { Em } from "../../src/platform/orm.js";
import type { Replica } from "../../test/sync/replica.js";

/**
 * What was recorded, fact by fact: `12 261123m 4 A.1` a mark, `s7 4 67` a score. It is worked out here from each side's
 * own words, by none of the code that carries them, so that both can be held against each other.
 */
export type Facts = readonly string[];

export const digestOf = (facts: Facts): string =>
  createHash("sha256").update(facts.toSorted().join("\n")).digest("hex");

type Stay = { readonly position: number; readonly from: number; readonly to: number };

const CELL = /([PALEN])(\d+)(?:\.(\d+))?(?:@(\d+))?(?:![PALEN][\d.@]*)?/g;
const SCORE = /(?:@(\d+):)?(?:\(([^()]+)\)|([^()@!]))(?:!(?:[^()@!]|\([^()]+\)))*/g;
/** What a single character of a sheet stands for. */
const MARKS = new Map(
  [..."0123456789BCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwxyz#$%&'*+,./;<=>?[]^_`{}~"].map((character, place) => [
    character,
    String(17 + place),
  ]),
);

/** Of `rolls` as a device says them, each of a class of so many that are all on the list. */
export function factsOfRolls(rolls: readonly string[], learners: number): Facts {
  const everyone = Array.from({ length: learners }, (_, place) => ({ position: place + 1, from: 1, to: Infinity }));
  return rolls.flatMap((roll) => {
    const [, , classId, register, rosterRev, said = ""] = roll.split(" ");
    return marksOf(`${classId} ${register}`, Number(rosterRev), said, everyone);
  });
}

/** Of what a phone holds. */
export function factsOfPhone({ scopes }: Replica): Facts {
  return [...scopes.values()].flatMap(({ name, items }) => {
    const [kind, classId] = name.split(" ");
    if (kind !== "CLASS_TERM") return [];
    const lines = [...items].map(([item, line]) => ({ item, fields: line.split("|") }));
    const roster = lines
      .filter(({ item }) => item.startsWith("l"))
      .map(({ item, fields }) => ({
        position: Number(item.slice(1)),
        from: Number(fields[4]),
        to: fields[5] ? Number(fields[5]) : Infinity,
      }));
    return lines.flatMap(({ item, fields: [first = "", second = ""] }) => {
      if (item.startsWith("r")) return marksOf(`${classId} ${item.slice(1)}`, Number(first), second, roster);
      return item.startsWith("s") ? scoresOf(item, first) : [];
    });
  });
}

/** Of the school's own records. */
export async function factsOfRecords(em: Em): Promise<Facts> {
  const rolls = await em.execute<{ id: number; day: string; session: string; rev: number; status: string }[]>(
    "select class_id as id, day, session, roster_rev as rev, default_status as status from roll_call where roster_rev > 0",
  );
  const marks = await em.execute<
    {
      id: number;
      day: string;
      session: string;
      position: number;
      cell: string;
      reason: number | null;
      late: number | null;
    }[]
  >(
    "select class_id as id, day, session, position, status as cell, reason, minutes_late as late from attendance_mark order by position",
  );
  const stays = await em.execute<{ id: number; position: number; from: number; to: number | null }[]>(
    "select class_id as id, position, from_rev as `from`, to_rev as `to` from enrolment",
  );
  const scores = await em.execute<{ id: number; position: number; value: string }[]>(
    "select assessment_id as id, position, value from score where value <> '-'",
  );
  const nameOf = ({ id, day, session }: { id: number; day: string; session: string }) =>
    `${id} ${day.slice(2, 10).replaceAll("-", "")}${session}`;
  const said = Map.groupBy(marks, nameOf);
  const rosters = Map.groupBy(stays, ({ id }) => id);
  return [
    ...rolls.flatMap((roll) => {
      const cells = (said.get(nameOf(roll)) ?? []).map(
        ({ cell, position, reason, late }) =>
          `${cell}${position}${reason ? `.${reason}` : ""}${late ? `@${late}` : ""}`,
      );
      const roster = (rosters.get(roll.id) ?? []).map(({ to, ...stay }) => ({ ...stay, to: to ?? Infinity }));
      return marksOf(nameOf(roll), roll.rev, roll.status + cells.join(""), roster);
    }),
    ...scores.map(({ id, position, value }) => `s${id} ${position} ${value}`),
  ];
}

function marksOf(register: string, rosterRev: number, said: string, roster: readonly Stay[]): Facts {
  const explicit = new Map(
    [...said.slice(1).matchAll(CELL)].map(([, status, position, reason = "", late = ""]) => [
      Number(position),
      `${status}.${reason}@${late}`,
    ]),
  );
  const here = roster.filter(({ from, to }) => from <= rosterRev && rosterRev < to).map(({ position }) => position);
  const everyone = new Set([...here, ...explicit.keys()]);
  return [...everyone].map((position) => `${register} ${position} ${explicit.get(position) ?? `${said[0]}.@`}`);
}

function scoresOf(sheet: string, run: string): Facts {
  let place = 0;
  return [...run.matchAll(SCORE)].map(([, at, written, character = ""]) => {
    place = at ? Number(at) : place + 1;
    return `${sheet} ${place} ${written ?? MARKS.get(character) ?? character}`;
  });
}
