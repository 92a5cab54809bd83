import { ErrorCode, Refusal } from "../../errors.js";
import { cutName } from "./read-table.js";
import { type Column, isEmpty, type Table } from "./table.js";

/** Which rows have a label, whether it came true for them, and by which word. */
export type Label = {
  readonly rows: number[];
  readonly labels: Uint8Array;
  readonly event: string;
  readonly other: string;
};

const YES = new Set(["1", "1.0", "yes", "y", "true", "t", "ndiyo", "positive"]);
const NO = new Set(["0", "0.0", "no", "n", "false", "f", "hapana", "negative", "-1"]);
/** What schools call those who left, and those who did not. */
const LEFT = /^(?:dropout|dropped[ -]?out|drop[ -]?out|left(?: school)?|withdrawn|withdrew|ameacha(?: shule)?)$/;
const STAYED = /^(?:stayed|retained|enrolled|still enrolled|active|graduate|graduated|completed|continuing)$/;

const refuse = (sentence: string) => new Refusal(ErrorCode.badInput, sentence);

/** The label's column, or that of another option, by its name as written or but for capitals. */
export function findLabel({ columns }: Table, wanted: string, option = "--label"): Column {
  const asked = cutName(wanted.trim());
  const same = (name: string) => name.toLowerCase() === asked.toLowerCase();
  const found = columns.find(({ name }) => name === asked) ?? columns.find(({ name }) => same(name));
  if (found) return found;
  const names = columns.slice(0, 20).map(({ name }) => name);
  const more = columns.length > 20 ? ` and ${columns.length - 20} more` : "";
  throw refuse(
    `The training file has no column “${wanted}”. It has: ${names.join(", ")}${more}. Name one of them with ${option}.`,
  );
}

/**
 * Reads a label of two values: yes and no, true and false, 1 and 0, two numbers (the greater is what is foretold) or two
 * words (`event`, if given; else the one that says that somebody left; else the rarer). Of more values `event` must name one, and all others are not. Rows without
 * one are left out; but where all that is written is that it came true, an empty cell says that it did not. One value alone will do if it is known which.
 */
export function readLabel({ name, cells }: Column, event: string | undefined): Label {
  const rows = [...cells.keys()].filter((row) => !isEmpty(cells[row]!));
  const words = alike(rows.map((row) => plainWord(cells[row]!)));
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  if (rows.length === 0) throw refuse(`The column “${name}” is empty. It must say for each row whether it came true.`);
  if (counts.size > 2 && event === undefined) {
    const some = [...counts.keys()].slice(0, 5).join(", ");
    throw refuse(
      `The column “${name}” has ${counts.size} different values (${some}${counts.size > 5 ? ", …" : ""}). A label has two, such as yes and no, true and false, or 1 and 0; of more, name the one to foretell with --event.`,
    );
  }
  const came = chooseEvent(counts, event?.trim().toLowerCase(), name);
  if (counts.size === 1 && counts.has(came) && rows.length < cells.length) {
    return {
      rows: [...cells.keys()],
      labels: Uint8Array.from(cells, (cell) => Number(!isEmpty(cell))),
      event: came,
      other: "an empty cell",
    };
  }
  const other = [...counts.keys()].filter((word) => word !== came).join(" or ");
  return { rows, labels: Uint8Array.from(words, (word) => Number(word === came)), event: came, other };
}

/** 1, 1.0 and 01 are one word. */
function plainWord(cell: string): string {
  const word = cell.toLowerCase();
  return /^[+-]?\d{1,15}(?:\.\d*)?$/.test(word) ? `${Number(word)}` : word;
}

/** Where yes and no are written in several ways, all are one of the two. */
function alike(words: string[]): string[] {
  const different = new Set(words);
  const isEither = [...different].every((word) => YES.has(word) || NO.has(word));
  return different.size > 2 && isEither ? words.map((word) => (YES.has(word) ? "yes" : "no")) : words;
}

function chooseEvent(counts: ReadonlyMap<string, number>, wanted: string | undefined, name: string): string {
  const [one, other] = [...counts.keys()].sort() as [string, string?];
  if (wanted !== undefined) {
    if (counts.has(wanted)) return wanted;
    if (counts.has(plainWord(wanted))) return plainWord(wanted);
    if (YES.has(wanted) && counts.has("yes")) return "yes";
    throw refuse(`The column “${name}” never says “${wanted}”. It says, for one, “${one}”.`);
  }
  if (other === undefined) {
    if (YES.has(one) || LEFT.test(one)) return one;
    if (NO.has(one) || STAYED.test(one)) return "yes";
    throw refuse(
      `The column “${name}” always says “${one}”. A label has two values; or name the one to foretell with --event.`,
    );
  }
  if (!Number.isNaN(Number(one)) && !Number.isNaN(Number(other))) return Number(one) > Number(other) ? one : other;
  const known = [one, other].filter((word) => YES.has(word) || LEFT.test(word));
  if (known.length === 1) return known[0]!;
  const rest = [one, other].filter((word) => !NO.has(word) && !STAYED.test(word));
  if (rest.length === 1) return rest[0]!;
  return counts.get(one)! < counts.get(other)! ? one : other;
}
