/** `npm --silent run risk -- evaluate --train A.csv --score B.csv --label COLUMN`: learns from one file, foretells the rows of another. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Refusal } from "./errors.js";
import { evaluate } from "./risk/evaluate.js";
import { readTable } from "./risk/table/read-table.js";

const USAGE = `npm --silent run risk -- evaluate --train A.csv --score B.csv --label COLUMN [--event WORD] [--group COLUMN] [--by COLUMN] [--seed N] [--card card.json]
  --train  a CSV file to learn from, with a heading; --score  one to foretell, whose columns may come in another order
  --label  the column of the training file that says what came true: yes or no, 1 or 0, or two words
  --event  which of the label's two words is foretold (else yes, 1, the greater number or the rarer word)
  --group  a column by whose values the card compares; it is not learnt from
  --by     the column that says whose each row is, where somebody has several: held out together, not learnt from
  --seed   a whole number (1): the same gives the same answers; --card  where to write the model card (JSON)
Writes the heading "probability" and one probability a scoring row to the standard output, all else to standard error.`;

/** What the command was asked wrongly, and what the files cannot give. */
const WRONG_USE = 2;
const WRONG_DATA = 1;

const DIGITS = 9;
const SURE = 10 ** -DIGITS;

class WrongUse extends Error {}

function run(asked: ReturnType<typeof readArguments>): void {
  const { probabilities, card, notes } = evaluate({
    ...asked,
    train: readTable(readBytes(asked.train), "training"),
    score: readTable(readBytes(asked.score), "scoring"),
    date: new Date(),
  });
  for (const note of notes) console.error(note);
  if (isBelowBanner())
    console.error("npm wrote two lines of its own above the heading: call it as npm --silent run risk.");
  const { auc, brier } = card.measures.model ?? {};
  console.error(
    `${card.rows} rows, ${card.events} with the label. ${card.why} Held out: AUC ${say(auc)}, Brier ${say(brier)}.`,
  );
  process.stdout.write(`probability\n${Array.from(probabilities, (value) => `${write(value)}\n`).join("")}`);
  // Last, for what it took to learn is not lost where the card cannot be written.
  if (asked.card !== undefined) writeText(asked.card, `${JSON.stringify(card, null, 2)}\n`);
}

/** Unless it is told to be silent npm names the script first, on the standard output too. */
function isBelowBanner(): boolean {
  const { npm_lifecycle_event: script, npm_config_loglevel: level } = process.env;
  return script === "risk" && level !== "silent";
}

/** Nobody is ever quite sure: a 0 or a 1 that is wrong once would cost everything. */
const write = (probability: number): string => Math.min(1 - SURE, Math.max(SURE, probability)).toFixed(DIGITS);

const say = (value: number | null | undefined): string => value?.toFixed(3) ?? "unknown";

function readArguments() {
  const { values, positionals } = parseOrRefuse();
  const { train, score, label, event, group, by, card } = values;
  const seed = Number(values.seed);
  if (positionals.join() !== "evaluate") throw new WrongUse(`Use it so:\n${USAGE}`);
  if (!train || !score || !label)
    throw new WrongUse(`--train, --score and --label must be given. Use it so:\n${USAGE}`);
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new WrongUse(`The seed must be a whole number from 0 to ${2 ** 32 - 1}, not “${values.seed}”.`);
  }
  const from = startOf(train);
  const files = { train: resolve(from, train), score: resolve(from, score), card: card && resolve(from, card) };
  return { ...files, label, event, group, by, seed };
}

/** Where the user stands: npm goes to the project's own folder, and tells where it was called. */
function startOf(train: string): string {
  const called = process.env["INIT_CWD"];
  return called !== undefined && existsSync(resolve(called, train)) ? called : process.cwd();
}

function parseOrRefuse() {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        train: text,
        score: text,
        label: text,
        event: text,
        group: text,
        by: text,
        card: text,
        seed: { type: "string", default: "1" },
      },
    });
  } catch (error) {
    throw new WrongUse(`${(error as Error).message}\nUse it so:\n${USAGE}`);
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new WrongUse(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new WrongUse(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}). The probabilities were.`);
  }
}

// Whoever reads only the first rows has had what they wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  run(readArguments());
} catch (error) {
  if (!(error instanceof WrongUse || error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof WrongUse ? WRONG_USE : WRONG_DATA;
}
