import type { ScaleId, SubjectId } from "./ids";
import { MalformedError } from "./malformed-error";
import { wholeNumber } from "./whole-number";

/** What earns a level or a grade; `from` is the lowest percent, in tenths. */
export type BandLine = { readonly label: string; readonly points: number; readonly from: number };

/** A grading scale as it is in force. */
export type ScaleLine = {
  readonly scaleId: ScaleId;
  readonly name: string;
  /** The highest first. */
  readonly bands: readonly BandLine[];
  /** Subjects with boundaries of their own. */
  readonly bySubject: ReadonlyMap<SubjectId, readonly BandLine[]>;
  /** Whether a percent is rounded to a whole one, half up, before its band is looked up. */
  readonly rounds: boolean;
};

const BAND = /^([^:,|]{1,5}):(\d{1,3}):(\d{1,3}(?:\.\d)?)$/;

/** Item `g<scale>`: `KCSE|A:12:80,A-:11:75,E:1:0|15=70,65,0|r` */
export function decodeScaleLine(key: string, line: string): ScaleLine {
  const [name = "", labels = "", own = "", rounding = ""] = line.split("|");
  const bands = labels.split(",").map((text) => {
    const [, label = "", points, from = ""] = BAND.exec(text) ?? fail(line);
    return { label, points: Number(points), from: tenthsOf(from) };
  });
  const ofSubject = (text: string): [SubjectId, BandLine[]] => {
    const [id, froms = ""] = text.split("=");
    const lowest = froms.split(",");
    if (lowest.length !== bands.length) fail(line);
    return [wholeNumber(id), bands.map((band, at) => ({ ...band, from: tenthsOf(lowest[at] ?? "") }))];
  };
  return {
    scaleId: wholeNumber(key.slice(1)),
    name,
    bands,
    bySubject: new Map(own === "" ? [] : own.split(";").map(ofSubject)),
    rounds: rounding === "r",
  };
}

// No binary fraction decides a band.
const tenthsOf = (percent: string): number => Math.round(Number(percent) * 10);

function fail(line: string): never {
  throw new MalformedError("a grading scale", line);
}
