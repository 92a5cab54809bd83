// The wire as docs/wire.md has it, read anew: nothing here comes from the client or the server.

const SCORE = /(?:@(\d+):)?((?:[^()@:!]|\([^()]+\))(?:!(?:[^()@:!]|\([^()]+\)))*)/g;
/** Whole marks from 17 to 99. */
const WHOLE_MARKS = "0123456789BCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwxyz#$%&'*+,./;<=>?[]^_`{}~";
const CELL = /([PALEN])(\d+)((?:\.\d+)?(?:@\d+)?)(?:!([PALEN](?:\.\d+)?(?:@\d+)?))?/g;
const FNV_PRIME = 0x01000193;
const FNV_BASIS = 0x811c9dc5;

/** Marks by position, each as it is written without its position: `A.4`, `L@20`. */
export type Marks = ReadonlyMap<number, string>;

export type ReadOperation = {
  readonly n: number;
  readonly kind: "r" | "f" | "s" | "b" | "o";
  readonly classId: number;
  /** `261123m`; of a sheet of scores `s340`. */
  readonly register: string;
  /** 0 where it does not say. */
  readonly rosterRev: number;
  /** What everyone not named is; empty but in a roll. */
  readonly rest: string;
  readonly marks: Marks;
  readonly seen: number;
  readonly at: number;
};

export type ReadRegister = {
  readonly rosterRev: number;
  readonly rest: string;
  /** `A`, or `A!L@20` where it is contested. */
  readonly marks: Marks;
};

export type ReadNotice = {
  readonly kind: string;
  readonly classId: number;
  readonly register: string;
  readonly position: number;
  readonly value: string;
  readonly other: string;
};

export function readOperation(text: string): ReadOperation | null {
  const fields = text.split(" ");
  const [n, kind, classId, register = ""] = fields;
  const [seen, at] = [Number(fields.at(-2)), Number(fields.at(-1))];
  const said = { n: Number(n), classId: Number(classId), register, seen, at };
  if (kind === "f") return { ...said, kind, rosterRev: 0, rest: "", marks: readCells(fields[4] ?? "") };
  if (kind === "s" || kind === "b" || kind === "o") {
    const isOfScores = kind === "s";
    const marks = readScores(isOfScores ? (fields[5] ?? "") : "");
    return { ...said, kind, register: `s${register}`, rosterRev: isOfScores ? Number(fields[4]) : 0, rest: "", marks };
  }
  if (kind !== "r") return null;
  const roll = fields[5] ?? "";
  return { ...said, kind, rosterRev: Number(fields[4]), rest: roll.charAt(0), marks: readCells(roll.slice(1)) };
}

/** Reads scores by position, each as `45.5`, on a sheet's line `45.5!48` where others were proposed. */
export function readScores(text: string): Marks {
  let position = 0;
  return new Map(
    [...text.matchAll(SCORE)].map(([, place, said = ""]) => {
      position = place ? Number(place) : position + 1;
      return [position, said.split("!").map(readScore).join("!")];
    }),
  );
}

function readScore(text: string): string {
  const mark = text.length === 1 ? WHOLE_MARKS.indexOf(text) : -1;
  return mark < 0 ? text.replaceAll(/[()]/g, "") : String(17 + mark);
}

/** Reads a register's line; an empty one says nothing of anybody. */
export function readRegister(line: string): ReadRegister {
  const [rosterRev = "0", said = "N"] = line.split("|");
  return { rosterRev: Number(rosterRev), rest: said.charAt(0) || "N", marks: readCells(said.slice(1)) };
}

export function readNotice(line: string): ReadNotice {
  const [kind = "", classId, register = "", position, value = "", other = ""] = line.split("|");
  return { kind, classId: Number(classId), register, position: Number(position), value, other };
}

/** Word of a proposal: of whom, on which sheet, `s340`. */
export function readProposal(line: string): Pick<ReadNotice, "classId" | "register" | "position"> {
  const [classId, assessment = "", position] = line.split("|");
  return { classId: Number(classId), register: `s${assessment}`, position: Number(position) };
}

/** What an item adds to its scope's checksum. */
export function checksumOf(key: string, line: string): number {
  let hash = FNV_BASIS;
  for (const byte of Buffer.from(`${key}=${line}`)) hash = Math.imul(hash ^ byte, FNV_PRIME);
  return hash >>> 0;
}

function readCells(text: string): Marks {
  return new Map(
    [...text.matchAll(CELL)].map(([, status = "", position, detail = "", other]) => [
      Number(position),
      status + detail + (other ? `!${other}` : ""),
    ]),
  );
}
