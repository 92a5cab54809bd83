import { expect, it } from "vitest";
import type { Grade } from "../../values/grade.js";
import { type ClassRef, proposeTarget } from "./propose-target.js";

const refs = (text: string): ClassRef[] =>
  text
    .split(", ")
    .filter(Boolean)
    .map((name) => {
      const [grade, ...stream] = name.split(" ");
      return { grade: grade as Grade, stream: stream.join(" ") };
    });

it.each([
  ["a stream goes up under its name", "G7 East", "G7 East, G8 East", "", "G8 East"],
  ["to where it is already, however it is written", "G7 East", "G7 East", "G8 east, G8 West", "G8 east"],
  ["into the only class of the grade", "G7 East", "G7 East, G7 West, G8", "G8", "G8"],
  ["into a stream that is to be made", "G7 North", "G7 North, G8 East", "G8 East, G8 West", "G8 North"],
  ["Grade 6 into junior school, where there is one", "G6", "G6, G7 East", "", "G7"],
  ["and out of a primary school", "G6", "G5, G6", "", null],
  ["PP2 into Grade 1", "PP2", "PP2, G1", "", "G1"],
  ["Grade 12 is the last", "G12", "G12, F3, F4", "", null],
  ["Form 4 too", "F4 East", "F4 East", "", null],
  ["Form 3 goes on to the last Form 4", "F3", "F3, F4, G10", "", "F4"],
  ["the first of a senior school go on to a grade that is to be made", "G10 East", "F4, G10 East", "", "G11 East"],
  ["a junior school ends with Grade 9", "G9", "G8, G9", "", null],
  ["a school that grows by a grade", "G9", "G8, G9", "G10", "G10"],
] as const)("%s", (_about, from, thisYear, nextYear, wanted) => {
  const target = proposeTarget(refs(from)[0]!, refs(thisYear), refs(nextYear));
  expect(target && `${target.grade} ${target.stream}`.trim()).toBe(wanted);
});
