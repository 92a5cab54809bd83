import { MalformedError } from "./malformed-error";

export type CardPlace = { readonly at: number; readonly of: number; readonly tied: boolean };
type CardRemark = { readonly text: string; readonly by: string };

export type CardSubject = {
  readonly name: string;
  readonly teacher: string;
  /** One for each exam: `67`, `41/50`, `ME1`, `A` absent, `X` exempt; empty where nothing was entered. */
  readonly scores: readonly string[];
  /** Tenths of a percent, as `change` is: more than on the card of the last term. */
  readonly percent: number | null;
  readonly label: string | null;
  readonly points: number | null;
  readonly change: number | null;
  /** How its level moved, in words: of a competency-based card that has one before it. */
  readonly move: string | null;
  readonly remark: string | null;
};

type CardTrend = {
  readonly year: number;
  readonly term: number;
  readonly percent: number | null;
  readonly points: number | null;
  readonly grade: string | null;
};

/** All that a report card says. It was written when it was made, and never changes. */
export type ReportCard = {
  readonly language: "en" | "sw";
  /** Empty while it is a draft. */
  readonly number: string;
  readonly school: Readonly<Record<"name" | "motto" | "address" | "phone" | "email", string>>;
  readonly learner: {
    readonly id: number;
    readonly name: string;
    readonly admissionNumber: string;
    readonly sex: "F" | "M" | null;
    readonly upi: string | null;
    readonly className: string;
    readonly grade: string;
    readonly residence: "D" | "B";
  };
  readonly term: {
    readonly year: number;
    readonly number: number;
    readonly starts: string;
    readonly ends: string;
    readonly nextStarts: string | null;
  };
  readonly curriculum: "cbe" | "8-4-4" | "own";
  readonly exams: readonly string[];
  readonly subjects: readonly CardSubject[];
  readonly summary: {
    /** Tenths of a mark, of `outOf` marks. */
    readonly total: number | null;
    readonly outOf: number | null;
    /** Tenths of a percent. */
    readonly percent: number | null;
    /** Hundredths of a point. */
    readonly points: number | null;
    readonly grade: string | null;
    readonly whyNoGrade: string | null;
    readonly inClass: CardPlace | null;
    readonly inGrade: CardPlace | null;
  };
  readonly trend: readonly CardTrend[];
  /** With which card levels are compared, in words; null where they are with none. */
  readonly since: string | null;
  readonly attendance: Readonly<Record<"sessions" | "present" | "absent" | "late" | "excused", number>>;
  readonly classTeacher: CardRemark | null;
  readonly head: CardRemark | null;
  /** Cents owed, below 0 where paid ahead; null where the card does not say. */
  readonly balance: number | null;
  /** `from` in tenths of a percent. */
  readonly scale: readonly { readonly label: string; readonly from: number; readonly points: number }[];
  readonly scaleVersion: number | null;
};

type Place = [number, number, number] | null;
type Remark = [string, string] | null;
type Maybe = number | null;
type Line = {
  v: number;
  l: "en" | "sw";
  n: string;
  s: [string, string, string, string, string];
  p: [number, string, string, "F" | "M" | null, string | null, string, string, "D" | "B"];
  t: [number, number, string, string, string | null];
  c: ReportCard["curriculum"];
  e: string[];
  b: [string, string, string[], Maybe, string | null, Maybe, Maybe, string | null, string?][];
  u: [Maybe, Maybe, Maybe, Maybe, string | null, string | null, Place, Place];
  r: [number, number, Maybe, Maybe, string | null][];
  d?: string;
  a: [number, number, number, number, number];
  m: [Remark, Remark];
  f: Maybe;
  k: [string, number, number][];
  g: Maybe;
};

/** Reads a card as the server writes it; throws where it is of a form this version does not know. */
export function decodeReportCard(line: string): ReportCard {
  const { v, l, n, s, p, t, c, e, b, u, r, d, a, m, f, k, g } = JSON.parse(line) as Line;
  if (v !== 1) throw new MalformedError("a report card", v);
  return {
    language: l,
    number: n,
    school: { name: s[0], motto: s[1], address: s[2], phone: s[3], email: s[4] },
    learner: {
      id: p[0],
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
    subjects: b.map(([name, teacher, scores, percent, label, points, change, remark, move = null]) => {
      return { name, teacher, scores, percent, label, points, change, move, remark };
    }),
    summary: {
      total: u[0],
      outOf: u[1],
      percent: u[2],
      points: u[3],
      grade: u[4],
      whyNoGrade: u[5],
      inClass: placeOf(u[6]),
      inGrade: placeOf(u[7]),
    },
    trend: r.map(([year, term, percent, points, grade]) => ({ year, term, percent, points, grade })),
    since: d ?? null,
    attendance: { sessions: a[0], present: a[1], absent: a[2], late: a[3], excused: a[4] },
    classTeacher: remarkOf(m[0]),
    head: remarkOf(m[1]),
    balance: f,
    scale: k.map(([label, from, points]) => ({ label, from, points })),
    scaleVersion: g,
  };
}

const placeOf = (place: Place): CardPlace | null => place && { at: place[0], of: place[1], tied: place[2] === 1 };

const remarkOf = (remark: Remark): CardRemark | null => remark && { text: remark[0], by: remark[1] };
