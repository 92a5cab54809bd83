import { z } from "zod";
import type { LearnerId } from "../../values/ids.js";
import { RESIDENCES } from "../../values/residence.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { CardContent, CardPlace, CardSubject } from "./card-content.js";
import { CARD_LANGUAGES } from "./card-language.js";

/** The longest text that a device's feed carries. */
const MAX_LINE = 4000;

/** How many subjects are told of a card with more of them than any school teaches a class, one after the other. */
const LEAST_SUBJECTS = [40, 20, 0] as const;

const VERSION = 1;
const whole = z.int();
const text = z.string();
const day = z.string().transform((written) => written as SchoolDay);
const remark = z.tuple([text, text]).nullable();
const place = z.tuple([whole, whole, z.union([z.literal(0), z.literal(1)])]).nullable();
const subject = z.tuple([
  text,
  text,
  z.array(text),
  whole.nullable(),
  text.nullable(),
  whole.nullable(),
  whole.nullable(),
  text.nullable(),
  text.optional(),
]);

/** Letters for names and lists for records, so that a card of fourteen subjects fits a line of the feed. */
const Line = z.strictObject({
  v: z.literal(VERSION),
  l: z.enum(CARD_LANGUAGES),
  n: text,
  s: z.tuple([text, text, text, text, text]),
  p: z.tuple([whole, text, text, z.enum(["F", "M"]).nullable(), text.nullable(), text, text, z.enum(RESIDENCES)]),
  t: z.tuple([whole, whole, day, day, day.nullable()]),
  c: z.enum(["cbe", "8-4-4", "own"]),
  e: z.array(text),
  b: z.array(subject),
  u: z.tuple([
    whole.nullable(),
    whole.nullable(),
    whole.nullable(),
    whole.nullable(),
    text.nullable(),
    text.nullable(),
    place,
    place,
  ]),
  r: z.array(z.tuple([whole, whole, whole.nullable(), whole.nullable(), text.nullable()])),
  d: text.optional(),
  a: z.tuple([whole, whole, whole, whole, whole]),
  m: z.tuple([remark, remark]),
  f: whole.nullable(),
  k: z.array(z.tuple([text, whole, whole])),
  g: whole.nullable(),
});
type Line = z.infer<typeof Line>;

/** A card as it is kept and as devices hold it: JSON without a `|`, which parts a line's fields. */
export function encodeCard(card: CardContent): string {
  const { school, learner, term, summary, since, attendance, classTeacher, head } = card;
  const line: Line = {
    v: VERSION,
    l: card.language,
    n: card.number,
    s: [school.name, school.motto, school.address, school.phone, school.email],
    p: [
      learner.id,
      learner.name,
      learner.admissionNumber,
      learner.sex,
      learner.upi,
      learner.className,
      learner.grade,
      learner.residence,
    ],
    t: [term.year, term.number, term.starts, term.ends, term.nextStarts],
    c: card.curriculum,
    e: [...card.exams],
    b: card.subjects.map(encodeSubject),
    u: [
      summary.total,
      summary.outOf,
      summary.percent,
      summary.points,
      summary.grade,
      summary.whyNoGrade,
      encodePlace(summary.inClass),
      encodePlace(summary.inGrade),
    ],
    r: card.trend.map(({ year, term: number, percent, points, grade }) => [year, number, percent, points, grade]),
    ...(since !== null && { d: since }),
    a: [attendance.sessions, attendance.present, attendance.absent, attendance.late, attendance.excused],
    m: [classTeacher && [classTeacher.text, classTeacher.by], head && [head.text, head.by]],
    f: card.balance,
    k: card.scale.map(({ label, from, points }) => [label, from, points]),
    g: card.scaleVersion,
  };
  return JSON.stringify(line).replaceAll("|", "\\u007c");
}

/** Reads what `encodeCard` wrote; throws where it is no card. */
export function decodeCard(written: string): CardContent {
  const { l, n, s, p, t, c, e, b, u, r, d, a, m, f, k, g } = Line.parse(JSON.parse(written));
  return {
    language: l,
    number: n,
    school: { name: s[0], motto: s[1], address: s[2], phone: s[3], email: s[4] },
    learner: {
      id: p[0] as LearnerId,
      name: p[1],
      admissionNumber: p[2],
      sex: p[3],
      upi: p[4],
      className: p[5],
      grade: p[6],
      residence: p[7],
    },
    term: { year: t[0], number: t[1], starts: t[2], ends: t[3], nextStarts: t[4] },
    curriculum: c,
    exams: e,
    subjects: b.map(decodeSubject),
    summary: {
      total: u[0],
      outOf: u[1],
      percent: u[2],
      points: u[3],
      grade: u[4],
      whyNoGrade: u[5],
      inClass: decodePlace(u[6]),
      inGrade: decodePlace(u[7]),
    },
    trend: r.map(([year, term, percent, points, grade]) => ({ year, term, percent, points, grade })),
    since: d ?? null,
    attendance: { sessions: a[0], present: a[1], absent: a[2], late: a[3], excused: a[4] },
    classTeacher: m[0] && { text: m[0][0], by: m[0][1] },
    head: m[1] && { text: m[1][0], by: m[1][1] },
    balance: f,
    scale: k.map(([label, from, points]) => ({ label, from, points })),
    scaleVersion: g,
  };
}

/** The card as a device can hold it: of one too long for the feed what matters least is left out. */
export function toDeviceLine(card: CardContent): string {
  const bare = withSubjects(card, (one) => ({ ...one, remark: null }));
  const terse = withSubjects({ ...bare, trend: [] }, (one) => ({ ...one, teacher: "" }));
  const plain = withSubjects({ ...terse, exams: [], since: null }, (one) => ({ ...one, scores: [], move: null }));
  const short = withSubjects(plain, (one) => ({ ...one, name: one.name.slice(0, 24) }));
  const fewer = LEAST_SUBJECTS.map((most) => ({ ...short, subjects: short.subjects.slice(0, most) }));
  const shorter = [card, bare, terse, plain, short, ...fewer];
  const fitting = shorter.map(encodeCard).find((line) => line.length <= MAX_LINE);
  if (fitting === undefined) throw new Error(`the card of learner ${card.learner.admissionNumber} fits no line`);
  return fitting;
}

const withSubjects = (card: CardContent, change: (one: CardSubject) => CardSubject): CardContent => ({
  ...card,
  subjects: card.subjects.map(change),
});

function encodeSubject({ move, ...one }: CardSubject): Line["b"][number] {
  const { name, teacher, scores, percent, label, points, change, remark: said } = one;
  const line: Line["b"][number] = [name, teacher, [...scores], percent, label, points, change, said];
  if (move !== null) line[8] = move;
  return line;
}

const decodeSubject = ([name, teacher, scores, percent, label, points, change, said, move]: Line["b"][number]) => ({
  name,
  teacher,
  scores,
  percent,
  label,
  points,
  change,
  move: move ?? null,
  remark: said,
});

const encodePlace = (said: CardPlace | null): Line["u"][6] => said && [said.at, said.of, said.tied ? 1 : 0];

const decodePlace = (said: Line["u"][6]): CardPlace | null => said && { at: said[0], of: said[1], tied: said[2] === 1 };
