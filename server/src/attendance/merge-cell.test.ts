import { describe, expect, it } from "vitest";
import type { DeviceId, UserId } from "../values/ids.js";
import { parseMark } from "./cell.js";
import { encodeMark } from "./mark.js";
import { type CellState, mergeCell, NOTHING_SAID } from "./merge-cell.js";
import type { Said } from "./said.js";

/** `A.1 by 2` is an explicit mark from device 2, `(P) by 1` one that a roll implied. */
type Text = string;

type Case = {
  name: string;
  /** What stands, oldest first: its sequences are 10, 20 and so on, its counters 1, 2 and so on. */
  standing: Text[];
  /** What is written with counter 9, knowing of sequences up to `seen`. */
  write: Text;
  seen: number;
  /** What stands then, and beside it. */
  then: [Text, Text?];
  verdict: "applied" | "agreed" | "contested" | "yielded";
};

const RESTRICTED = new Set([9]);

function said(text: Text, seq: number, counter: number): Said {
  const [, implied, mark = "", device] = /^(\()?([A-Z][^) ]*)\)? by (\d)$/.exec(text) ?? [];
  const deviceId = Number(device) as DeviceId;
  const source = { seq, deviceId, counter, authorId: deviceId as number as UserId, at: new Date(seq) };
  return { mark: parseMark(mark)!, implied: implied !== undefined, source };
}

const textOf = (one: Said | null): Text[] => {
  if (!one) return [];
  const mark = encodeMark(one.mark);
  return [`${one.implied ? `(${mark})` : mark} by ${one.source.deviceId}`];
};

function cellOf(texts: Text[]): CellState {
  const [value = null, other = null] = texts.map((text, index) => said(text, 10 * (index + 1), index + 1)).reverse();
  return texts.length === 0 ? NOTHING_SAID : { value, other };
}

const cases: Case[] = [
  { name: "the first word stands", standing: [], write: "A by 1", seen: 0, then: ["A by 1"], verdict: "applied" },

  // What the writer knew of is replaced, whatever it was.
  {
    name: "a later word of one who knew",
    standing: ["A by 1"],
    write: "P by 2",
    seen: 10,
    then: ["P by 2"],
    verdict: "applied",
  },
  {
    name: "a default of one who knew",
    standing: ["A by 1"],
    write: "(P) by 2",
    seen: 10,
    then: ["(P) by 2"],
    verdict: "applied",
  },
  {
    name: "taken back by one who knew",
    standing: ["A by 1"],
    write: "N by 2",
    seen: 10,
    then: ["N by 2"],
    verdict: "applied",
  },
  {
    name: "said again by one who knew",
    standing: ["A by 1"],
    write: "A by 2",
    seen: 10,
    then: ["A by 2"],
    verdict: "agreed",
  },
  {
    name: "the device's own word, not pulled yet",
    standing: ["A by 1"],
    write: "L@5 by 1",
    seen: 0,
    then: ["L@5 by 1"],
    verdict: "applied",
  },
  {
    name: "explicit after the same default, known",
    standing: ["(P) by 1"],
    write: "P by 2",
    seen: 10,
    then: ["P by 2"],
    verdict: "applied",
  },

  // Against what the writer could not know of, weight decides ...
  {
    name: "explicit beats default",
    standing: ["(P) by 1"],
    write: "A by 2",
    seen: 9,
    then: ["A by 2"],
    verdict: "applied",
  },
  {
    name: "default yields to explicit",
    standing: ["A by 1"],
    write: "(P) by 2",
    seen: 9,
    then: ["A by 1"],
    verdict: "yielded",
  },
  {
    name: "explicit beats not taken",
    standing: ["N by 1"],
    write: "A by 2",
    seen: 0,
    then: ["A by 2"],
    verdict: "applied",
  },
  {
    name: "default beats not taken",
    standing: ["N by 1"],
    write: "(P) by 2",
    seen: 0,
    then: ["(P) by 2"],
    verdict: "applied",
  },
  {
    name: "not taken never beats a default",
    standing: ["(P) by 1"],
    write: "N by 2",
    seen: 9,
    then: ["(P) by 1"],
    verdict: "yielded",
  },
  {
    name: "not taken never beats an explicit mark",
    standing: ["A by 1"],
    write: "N by 2",
    seen: 9,
    then: ["A by 1"],
    verdict: "yielded",
  },
  { name: "not taken twice", standing: ["(N) by 1"], write: "N by 2", seen: 0, then: ["N by 2"], verdict: "agreed" },

  // ... equals agree ...
  {
    name: "equal marks agree",
    standing: ["A.1 by 1"],
    write: "A.1 by 2",
    seen: 9,
    then: ["A.1 by 2"],
    verdict: "agreed",
  },
  {
    name: "equal defaults agree",
    standing: ["(P) by 1"],
    write: "(P) by 2",
    seen: 9,
    then: ["(P) by 2"],
    verdict: "agreed",
  },

  // ... and explicit marks that differ are both kept.
  {
    name: "two statuses contest",
    standing: ["A by 1"],
    write: "L by 2",
    seen: 9,
    then: ["L by 2", "A by 1"],
    verdict: "contested",
  },
  {
    name: "two reasons contest",
    standing: ["A.1 by 1"],
    write: "A.2 by 2",
    seen: 0,
    then: ["A.2 by 2", "A.1 by 1"],
    verdict: "contested",
  },
  {
    name: "a reason and none contest",
    standing: ["A.1 by 1"],
    write: "A by 2",
    seen: 0,
    then: ["A by 2", "A.1 by 1"],
    verdict: "contested",
  },
  {
    name: "minutes contest",
    standing: ["L@5 by 1"],
    write: "L@9 by 2",
    seen: 0,
    then: ["L@9 by 2", "L@5 by 1"],
    verdict: "contested",
  },
  {
    name: "an explicit present contests",
    standing: ["A by 1"],
    write: "P by 2",
    seen: 0,
    then: ["P by 2", "A by 1"],
    verdict: "contested",
  },

  // A contested cell.
  {
    name: "settled by one who knew both",
    standing: ["A by 1", "L by 2"],
    write: "E by 3",
    seen: 20,
    then: ["E by 3"],
    verdict: "applied",
  },
  {
    name: "settled by saying what stands",
    standing: ["A by 1", "L by 2"],
    write: "L by 3",
    seen: 20,
    then: ["L by 3"],
    verdict: "applied",
  },
  {
    name: "settled by the loser's roll",
    standing: ["A by 1", "L by 2"],
    write: "(P) by 1",
    seen: 20,
    then: ["(P) by 1"],
    verdict: "applied",
  },
  {
    name: "not settled by an author who knows only of one",
    standing: ["A by 1", "L by 2"],
    write: "E by 2",
    seen: 0,
    then: ["E by 2", "A by 1"],
    verdict: "contested",
  },
  {
    name: "nor by the other author",
    standing: ["A by 1", "L by 2"],
    write: "E by 1",
    seen: 0,
    then: ["E by 1", "L by 2"],
    verdict: "contested",
  },
  {
    name: "an author comes round without knowing",
    standing: ["A by 1", "L by 2"],
    write: "L by 1",
    seen: 0,
    then: ["L by 1"],
    verdict: "agreed",
  },
  {
    name: "an author's default gives way to the other",
    standing: ["A by 1", "L by 2"],
    write: "(P) by 2",
    seen: 0,
    then: ["A by 1"],
    verdict: "yielded",
  },
  {
    name: "taking back one's own leaves the other's",
    standing: ["A by 1", "L by 2"],
    write: "N by 2",
    seen: 0,
    then: ["A by 1"],
    verdict: "yielded",
  },
  {
    name: "a third who knew neither",
    standing: ["A by 1", "L by 2"],
    write: "E by 3",
    seen: 0,
    then: ["E by 3", "L by 2"],
    verdict: "contested",
  },
  {
    name: "a third who says what stands",
    standing: ["A by 1", "L by 2"],
    write: "L by 3",
    seen: 0,
    then: ["L by 3", "A by 1"],
    verdict: "contested",
  },
  {
    name: "a third who says what stands beside",
    standing: ["A by 1", "L by 2"],
    write: "A by 3",
    seen: 0,
    then: ["A by 3", "L by 2"],
    verdict: "contested",
  },
  {
    name: "a third's default",
    standing: ["A by 1", "L by 2"],
    write: "(P) by 3",
    seen: 0,
    then: ["L by 2", "A by 1"],
    verdict: "yielded",
  },

  // Restricted reasons never leave the server, so a device says `A` where `A.9` stands.
  {
    name: "a hidden reason outlives the same mark",
    standing: ["A.9 by 1"],
    write: "A by 2",
    seen: 10,
    then: ["A.9 by 2"],
    verdict: "agreed",
  },
  {
    name: "and agrees with it unseen",
    standing: ["A.9 by 1"],
    write: "A by 2",
    seen: 0,
    then: ["A.9 by 2"],
    verdict: "agreed",
  },
  {
    name: "and joins a mark that had none",
    standing: ["A by 1"],
    write: "A.9 by 2",
    seen: 0,
    then: ["A.9 by 2"],
    verdict: "agreed",
  },
  {
    name: "but goes with another mark",
    standing: ["A.9 by 1"],
    write: "P by 2",
    seen: 10,
    then: ["P by 2"],
    verdict: "applied",
  },
  {
    name: "and with another reason",
    standing: ["A.9 by 1"],
    write: "A.2 by 2",
    seen: 10,
    then: ["A.2 by 2"],
    verdict: "applied",
  },
  {
    name: "a hidden reason contests an open one",
    standing: ["A.2 by 1"],
    write: "A.9 by 2",
    seen: 0,
    then: ["A.9 by 2", "A.2 by 1"],
    verdict: "contested",
  },
];

describe("a cell", () => {
  it.each(cases)("$name: $standing, then $write", ({ standing, write, seen, then, verdict }) => {
    const merged = mergeCell(cellOf(standing), said(write, 90, 9), seen, RESTRICTED);
    expect([[...textOf(merged.cell.value), ...textOf(merged.cell.other)], merged.verdict]).toEqual([then, verdict]);
  });

  it("is not undone by an operation of the same device that was written before and comes late", () => {
    const cell = { value: said("L by 1", 20, 8), other: null };
    expect(mergeCell(cell, said("A by 1", 30, 7), 0, RESTRICTED)).toEqual({ cell, verdict: "yielded" });
  });
});
