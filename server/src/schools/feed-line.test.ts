import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { className } from "./class-name.js";
import { feedLine } from "./feed-line.js";

type Vector = { key: string; line: string; value: never };

const vectors = JSON.parse(
  readFileSync(new URL("../../test/fixtures/wire/feed-lines.json", import.meta.url), "utf8"),
) as Record<"school" | "classTerm" | "user", Vector[]>;

const writers: Record<string, (value: never) => { item: string; line: string }> = {
  s: feedLine.school,
  t: ({ termId, ...term }: { termId: never; year: never; number: never; starts: never; ends: never }) =>
    feedLine.term({ id: termId, ...term }),
  h: ({ closureId, ...closure }: { closureId: never; starts: never; ends: never; name: never }) =>
    feedLine.closure({ id: closureId, ...closure }),
  c: ({ classId, grade, stream }: { classId: never; grade: never; stream: never }) =>
    feedLine.schoolClass({ id: classId, grade, stream }),
  v: ({ rosterRev }: { rosterRev: number }) => feedLine.rosterRevision(rosterRev),
  l: feedLine.learner,
  k: feedLine.teaching,
};

const own = [...vectors.school, ...vectors.classTerm, ...vectors.user].filter(({ key }) => writers[key.slice(0, 1)]);

it.each(own)("$key is written as devices read it: $line", ({ key, line, value }) => {
  expect(writers[key.slice(0, 1)]!(value)).toEqual({ item: key, line });
});

it("names a class as people do", () => {
  expect([
    className({ grade: "G7", stream: "East" }),
    className({ grade: "PP1", stream: "" }),
    className({ grade: "PP2", stream: "Red" }),
    className({ grade: "F3", stream: "West" }),
    className({ grade: "G12", stream: "" }),
  ]).toEqual(["Grade 7 East", "PP1", "PP2 Red", "Form 3 West", "Grade 12"]);
});
