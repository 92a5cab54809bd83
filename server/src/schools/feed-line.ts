import type { Grade } from "../values/grade.js";
import type { ClassId, LearnerId } from "../values/ids.js";
import { toLineText } from "../values/line-text.js";
import { type SchoolDay, toWireDay } from "../values/school-day.js";
import { className } from "./class-name.js";
import type { TeachingKind } from "./teaching.entity.js";
import type { TermDates } from "./term-of-day.js";

/** An item of a scope: its key, and its line as devices hold it. */
export type FeedItem = { item: string; line: string };

export type RosterEntry = {
  position: number;
  learnerId: LearnerId;
  admissionNumber: string;
  name: string;
  sex: "F" | "M" | null;
  fromRev: number;
  toRev: number | null;
};

const line = (...fields: (string | number | null)[]) =>
  fields.map((field) => toLineText(String(field ?? ""))).join("|");

/** What devices hold of a school, its classes and its rosters: the wire's grammar, one function an item. */
export const feedLine = {
  school: (school: { name: string; weekdays: string }): FeedItem => ({
    item: "s",
    line: line(school.name, school.weekdays),
  }),
  term: ({ id, year, number, starts, ends }: TermDates): FeedItem => ({
    item: `t${id}`,
    line: line(year, number, toWireDay(starts), toWireDay(ends)),
  }),
  closure: ({
    id,
    starts,
    ends,
    name,
  }: {
    id: number;
    starts: SchoolDay;
    ends: SchoolDay;
    name: string;
  }): FeedItem => ({
    item: `h${id}`,
    line: line(toWireDay(starts), toWireDay(ends), name),
  }),
  schoolClass: ({ id, grade, stream }: { id: ClassId; grade: Grade; stream: string }): FeedItem => ({
    item: `c${id}`,
    line: line(className({ grade, stream }), grade, stream),
  }),
  rosterRevision: (rosterRev: number): FeedItem => ({ item: "v", line: line(rosterRev) }),
  learner: (entry: RosterEntry): FeedItem => ({
    item: `l${entry.position}`,
    line: line(entry.learnerId, entry.admissionNumber, entry.name, entry.sex, entry.fromRev, entry.toRev),
  }),
  teaching: ({ classId, kind }: { classId: ClassId; kind: TeachingKind | null }): FeedItem => ({
    item: `k${classId}`,
    line: line(kind),
  }),
};
