import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { ModelCard } from "../../src/risk/card/model-card.js";
import { pickRows, termRows } from "./term-rows.js";

const folder = mkdtempSync(join(tmpdir(), "risk-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { features, labels } = termRows(400, 4);

/** Rows as a file, in which a gap is an empty cell. */
function writeCsv(name: string, rows: readonly number[], withLabel: boolean, columns = features): string {
  const picked = pickRows(columns, rows);
  const heading = [...picked.map(({ name }) => name), ...(withLabel ? ["left"] : [])];
  const lines = rows.map((row, at) => [
    ...picked.map(({ values }) => (Number.isNaN(values[at]) ? "" : values[at])),
    ...(withLabel ? [labels[row] === 1 ? "Yes" : "No"] : []),
  ]);
  const path = join(folder, name);
  writeFileSync(path, [heading, ...lines].map((cells) => `${cells.join(";")}\r\n`).join(""));
  return path;
}

const ROOT = join(import.meta.dirname, "../../..");

function run(...args: string[]) {
  const command = ["scripts/risk.mjs", ...args];
  const env = { ...process.env, INIT_CWD: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, env, encoding: "utf8" });
  return { status, stderr, lines: stdout.split("\n").slice(0, -1) };
}

const all = [...labels.keys()];
const train = writeCsv("train.csv", all.slice(0, 300), true);
const score = writeCsv("score.csv", all.slice(300), true);

describe("npm run risk", () => {
  test("writes a probability a row, the same for the same seed, whatever the order of rows and columns and the capitals", () => {
    const card = join(folder, "card.json");
    const first = run("evaluate", "--train", train, "--score", score, "--label", "left", "--seed", "3", "--card", card);
    expect(first).toMatchObject({ status: 0, stderr: expect.stringContaining("Foretelling left = yes (not no).") });
    expect(first.lines[0]).toBe("probability");
    expect(first.lines).toHaveLength(101);
    for (const line of first.lines.slice(1)) expect(Number(line) > 0 && Number(line) < 1).toBe(true);
    const shouted = features.map((feature) => ({ ...feature, name: feature.name.toUpperCase() }));
    const back = writeCsv("back.csv", all.slice(300).toReversed(), false, shouted.toReversed());
    const second = run("evaluate", "--train", train, "--score", back, "--label", "left", "--seed", "3");
    expect(second.lines.slice(1)).toEqual(first.lines.slice(1).toReversed());
    const written = JSON.parse(readFileSync(card, "utf8")) as ModelCard;
    expect(written).toMatchObject({ rows: 300, seed: 3, thin: true, columns: expect.any(Array) });
    expect(written.warnings.join()).toContain("thin");
    expect(written.measures.share).toMatchObject({ auc: 0.5 });
  });

  test("holds out by learner where --by names them, and learns nothing from who they are", () => {
    const card = join(folder, "by.json");
    const args = ["evaluate", "--train", train, "--score", score, "--label", "left", "--card", card];
    expect(run(...args, "--by", "distance")).toMatchObject({ status: 0 });
    const written = JSON.parse(readFileSync(card, "utf8")) as ModelCard;
    expect(written.split).toContain("group");
    expect(written.columns.map(({ name }) => name)).not.toContain("distance");
  });

  test("takes paths from where npm was called, and is as quiet as whoever stops reading", () => {
    const asked = "evaluate --train train.csv --score score.csv --label left --card half.json";
    const { status, stdout, stderr } = spawnSync(
      "sh",
      ["-c", `"$0" scripts/risk.mjs ${asked} | head -n 1`, process.execPath],
      {
        cwd: ROOT,
        env: { ...process.env, INIT_CWD: folder },
        encoding: "utf8",
      },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: "probability\n" });
    expect(stderr).not.toContain("EPIPE");
    expect(JSON.parse(readFileSync(join(folder, "half.json"), "utf8"))).toMatchObject({ rows: 300 });
  });

  test("gives every line a probability, whatever it lacks, and says so; under npm it says what npm wrote", () => {
    const [heading, ...rows] = readFileSync(score, "utf8").split("\r\n");
    const path = join(folder, "torn.csv");
    writeFileSync(path, [heading, "", "0.5", ...rows.slice(0, 8), `${rows[8]};;7`, "", ""].join("\r\n"));
    const args = ["scripts/risk.mjs", "evaluate", "--train", train, "--score", path, "--label", "left"];
    const env = { ...process.env, npm_lifecycle_event: "risk", npm_config_loglevel: "notice" };
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: "utf8" });
    expect(status).toBe(0);
    const [first, blank, short, ...whole] = stdout.split("\n").slice(0, -1);
    expect(first).toBe("probability");
    expect(whole).toHaveLength(9);
    // Nothing is known of the blank one and of the last, which is too long.
    expect(whole.at(-1)).toBe(blank);
    expect(new Set([blank, short, ...whole]).size).toBeGreaterThan(8);
    for (const said of ["line 2 is blank", "line 3 is shorter", "line 12 is longer", "npm --silent run risk"]) {
      expect(stderr).toContain(said);
    }
  });

  test("is never quite sure", () => {
    const rows = Array.from({ length: 300 }, (_, row) => `${row % 2 ? 100 + row : row - 400},${row % 2}`);
    const plain = join(folder, "plain.csv");
    writeFileSync(plain, ["points,left", ...rows].join("\n"));
    const { lines } = run("evaluate", "--train", plain, "--score", plain, "--label", "left");
    for (const line of lines.slice(1)) expect(Number(line) > 0 && Number(line) < 1).toBe(true);
  });

  test("loses no probabilities over a card that cannot be written, and tells by its code", () => {
    const none = join(folder, "none", "card.json");
    const ended = run("evaluate", "--train", train, "--score", score, "--label", "left", "--card", none);
    expect(ended).toMatchObject({ status: 2, stderr: expect.stringContaining("cannot be written") });
    expect(ended.lines).toHaveLength(101);
  });

  test.each([
    [1, ["evaluate", "--train", train, "--score", score, "--label", "left", "--by", "repeats"], "use --group"],
    [1, ["evaluate", "--train", train, "--score", score, "--label", "left", "--by", "gone"], "with --by"],
    [1, ["evaluate", "--train", train, "--score", score, "--label", "gone"], "no column “gone”"],
    [1, ["evaluate", "--train", train, "--score", score, "--label", "reason"], "different values"],
    [2, ["evaluate", "--train", join(folder, "none.csv"), "--score", score, "--label", "left"], "cannot be read"],
    [2, ["evaluate", "--train", train, "--label", "left"], "must be given"],
    [2, ["evaluate", "--train", train, "--score", score, "--label", "left", "--seed", "x"], "whole number"],
    [2, ["other"], "Use it so"],
  ])("ends with %i and a sentence: %j", (code, args, sentence) => {
    expect(run(...args)).toMatchObject({ status: code, lines: [], stderr: expect.stringContaining(sentence) });
  });
});
