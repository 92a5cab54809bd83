import { expect, it } from "vitest";
import { decodeRegisterOperation } from "../values/operation";
import { decodeRegister, type Register } from "../values/register";
import { encodeRoll } from "../values/roll";
import { decodeRosterLearner } from "../values/roster-learner";
import { overlayOperation } from "./overlay-operation";

type Case = { name: string; confirmed: string | null; said: string; shown: string };

// Position 5 joined at the roster's second revision.
const everyone = [1, 2, 3, 4, 5].map((at) =>
  decodeRosterLearner(`l${at}`, `${at}|${at}|Learner|F|${at === 5 ? 2 : 1}|`),
);

const cases: Case[] = [
  { name: "a first roll", confirmed: null, said: "1 r 12 261123m 1 PA4 0 0", shown: "1 PA4" },
  { name: "a roll replaces a roll", confirmed: "1|PL3A4|7|9", said: "1 r 12 261123m 1 PA2 0 0", shown: "1 PA2" },
  {
    name: "what was said of who is not on its roster stays",
    confirmed: "2|PA5|7|9",
    said: "1 r 12 261123m 1 P 0 0",
    shown: "1 PA5",
  },
  { name: "a roll settles a contest", confirmed: "1|PA4!L@20|7|9", said: "1 r 12 261123m 1 PA4 0 0", shown: "1 PA4" },
  { name: "a fix before any roll", confirmed: null, said: "1 f 12 261123m A4 0 0", shown: "0 NA4" },
  { name: "a fix among others, in order", confirmed: "1|PA2A4|7|9", said: "1 f 12 261123m L3 0 0", shown: "1 PA2L3A4" },
  { name: "a fix of the same cell", confirmed: "1|PA2A4|7|9", said: "1 f 12 261123m P4 0 0", shown: "1 PA2P4" },
  { name: "a fix settles a contest", confirmed: "1|PA4!L@20|7|9", said: "1 f 12 261123m L4@20 0 0", shown: "1 PL4@20" },
];

it.each(cases)("shows $name", ({ confirmed, said, shown }) => {
  const register = confirmed === null ? null : decodeRegister("r261123m", confirmed);
  expect(text(overlayOperation(register, decodeRegisterOperation(said), everyone))).toBe(shown);
});

const text = (register: Register): string => `${register.rosterRev} ${encodeRoll(register)}`;
