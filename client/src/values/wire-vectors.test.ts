import { describe, expect, it } from "vitest";
import assessmentLines from "../../../server/test/fixtures/wire/assessment-lines.json";
import cells from "../../../server/test/fixtures/wire/cells.json";
import conflictLines from "../../../server/test/fixtures/wire/conflict-lines.json";
import digests from "../../../server/test/fixtures/wire/digests.json";
import feedColumns from "../../../server/test/fixtures/wire/feed-columns.json";
import feedLines from "../../../server/test/fixtures/wire/feed-lines.json";
import known from "../../../server/test/fixtures/wire/known.json";
import lineTexts from "../../../server/test/fixtures/wire/line-texts.json";
import operations from "../../../server/test/fixtures/wire/operations.json";
import registerLines from "../../../server/test/fixtures/wire/register-lines.json";
import scaleLines from "../../../server/test/fixtures/wire/scale-lines.json";
import reportCards from "../../../server/test/fixtures/wire/report-cards.json";
import scoreOperations from "../../../server/test/fixtures/wire/score-operations.json";
import scoreRuns from "../../../server/test/fixtures/wire/score-runs.json";
import { decodeAssessmentLine } from "./assessment-line";
import { decodeCells, encodeCell } from "./cell";
import { decodeContests } from "./contest";
import { addDigests, fnv1a32, itemDigest } from "./digest";
import { decodeFeedColumns } from "./feed-columns";
import { decodeDecided, decodeHeld } from "./held";
import { MalformedError } from "./malformed-error";
import { toLineText } from "./line-text";
import { encodeKnown } from "./known";
import { decodeModerations } from "./moderations-line";
import { decodeNotice } from "./notice";
import { decodeOperation, encodeOperation, type Operation } from "./operation";
import { decodeProposalNotice } from "./proposal-notice";
import { decodeRegister } from "./register";
import { decodeScaleLine } from "./scale-line";
import { decodeReportCard } from "./report-card";
import { decodeScoreRun, encodeScoreRun } from "./score-run";
import { decodeRosterLearner, isOnRoster } from "./roster-learner";
import { decodeSubjects } from "./subjects-line";
import { decodeClassLine, decodeClosureLine, decodeReasonLine, decodeSchoolLine, decodeTermLine } from "./school-lines";

describe("cells", () => {
  it.each(cells.valid)("reads and writes $name", ({ text, cell }) => {
    expect(decodeCells(text)).toEqual([cell]);
    expect(encodeCell(decodeCells(text)[0]!)).toBe(text);
  });

  it.each(cells.invalid)("refuses $reason: '$text'", ({ text }) => {
    expect(() => oneCell(text)).toThrow(MalformedError);
  });
});

describe("operations", () => {
  it.each(operations.valid)("reads and writes $name", ({ text, operation }) => {
    expect(decodeOperation(text)).toEqual(operation);
    expect(encodeOperation(operation as unknown as Operation)).toBe(text);
  });

  it.each(operations.invalid)("refuses $reason", ({ text }) => {
    expect(() => decodeOperation(text)).toThrow(MalformedError);
  });
});

describe("operations on sheets", () => {
  it.each(scoreOperations.valid)("reads and writes $name", ({ text, operation }) => {
    expect(decodeOperation(text)).toEqual(operation);
    expect(encodeOperation(operation as unknown as Operation)).toBe(text);
  });

  it.each(scoreOperations.invalid)("refuses $reason", ({ text }) => {
    expect(() => decodeOperation(text)).toThrow(MalformedError);
  });
});

describe("runs of scores", () => {
  it.each([...scoreRuns.valid, ...scoreRuns.contested])("reads and writes $name", ({ text, scores }) => {
    expect(decodeScoreRun(text)).toEqual(scores);
    expect(encodeScoreRun(decodeScoreRun(text))).toBe(text);
  });

  it.each(scoreRuns.invalid)("refuses $reason: '$text'", ({ text }) => {
    expect(() => decodeScoreRun(text)).toThrow(MalformedError);
  });
});

describe("texts of lines", () => {
  it.each(lineTexts.texts)("are what $typed becomes", ({ typed, text }) => {
    expect(toLineText(typed)).toBe(text);
  });
});

describe("assessment lines", () => {
  it.each(assessmentLines.assessments)("reads $line", ({ key, line, value }) => {
    expect(decodeAssessmentLine(key, line)).toEqual(value);
  });

  it.each(assessmentLines.moderations)("reads how marks were changed alike: $line", ({ line, value }) => {
    expect(decodeModerations(line)).toEqual(value);
  });

  it.each(assessmentLines.proposals)("reads word of a proposal: $line", ({ key, line, value }) => {
    expect(decodeProposalNotice(key, line)).toEqual(value);
  });
});

describe("what a phone knows", () => {
  it.each(known.valid)("is written: $name", ({ text, known: { cursors, ...rest } }) => {
    expect(encodeKnown({ ...rest, cursors: new Map(cursors as [never, never][]) })).toBe(text);
  });
});

describe("register lines", () => {
  it.each(registerLines.valid)("reads $name", ({ key, line, register }) => {
    expect(decodeRegister(key, line)).toEqual(register);
  });

  it.each(registerLines.invalid)("refuses $reason: '$line'", ({ line }) => {
    expect(() => decodeRegister("r261123m", line)).toThrow(MalformedError);
  });
});

describe("lines about conflicts", () => {
  it.each(conflictLines.contests)("say who contests a register: $line", ({ line, contests }) => {
    const toSayer = ({ by, at }: { by: number; at: number }) => ({ userId: by, at });
    const read = [...decodeContests(line)].map(([position, contest]) => ({ position, ...contest }));
    expect(read).toEqual(contests.map((one) => ({ ...one, stands: toSayer(one.stands), other: toSayer(one.other) })));
  });

  it.each(conflictLines.held)("say what waits for the head: $line", ({ key, line, held }) => {
    expect(decodeHeld(key, line)).toEqual(held);
  });

  it.each(conflictLines.decided)("say what the head decided: $line", ({ key, line, decided }) => {
    expect(decodeDecided(key, line)).toEqual(decided);
  });

  it("are refused when they are none", () => {
    for (const line of conflictLines.invalidContests) expect(() => decodeContests(line), line).toThrow(MalformedError);
    for (const line of conflictLines.invalidHeld) expect(() => decodeHeld("w1.1", line), line).toThrow(MalformedError);
    for (const line of conflictLines.invalidDecided) {
      expect(() => decodeDecided("d1.1", line), line).toThrow(MalformedError);
    }
  });
});

describe("feed columns", () => {
  it.each(feedColumns.valid)("reads $name", ({ items, columns, decoded }) => {
    expect(decodeFeedColumns(columns)).toEqual(decoded ?? items);
  });

  it.each(feedColumns.invalid)("refuses $reason", ({ columns }) => {
    expect(() => decodeFeedColumns(columns)).toThrow(MalformedError);
  });
});

describe("digests", () => {
  it.each(digests.hashes)("hashes '$text'", ({ text, fnv1a32: hash }) => {
    expect(fnv1a32(text)).toBe(hash);
  });

  it.each(digests.scopes)("adds up $name", ({ items, digest }) => {
    expect(addDigests(...items.map(([key, line]) => itemDigest(key!, line!)))).toBe(digest);
  });

  it("adds up the scopes of a client", () => {
    expect(String(addDigests(...digests.client.scopes))).toBe(digests.client.digest);
  });
});

describe("feed lines", () => {
  const decoders: Record<string, (key: string, line: string) => unknown> = {
    s: (_, line) => decodeSchoolLine(line),
    t: decodeTermLine,
    c: decodeClassLine,
    x: decodeReasonLine,
    l: decodeRosterLearner,
    n: decodeNotice,
  };
  const decoded = [...feedLines.school, ...feedLines.classTerm, ...feedLines.user].filter(
    ({ key }) => decoders[key.charAt(0)] !== undefined,
  );

  it.each(decoded)("reads $key", ({ key, line, value }) => {
    expect(decoders[key.charAt(0)]!(key, line)).toEqual(value);
  });

  it("reads a closure", () => {
    expect({ closureId: 8, ...decodeClosureLine("261020|261020|Mashujaa Day") }).toEqual(feedLines.school[2]!.value);
  });

  it.each(feedLines.membership)("knows who is on the roster: $name", ({ fromRev, toRev, at }) => {
    for (const [revision, on] of Object.entries(at)) {
      expect(isOnRoster({ fromRev, toRev }, Number(revision))).toBe(on);
    }
  });
});

function oneCell(text: string): void {
  const { length } = decodeCells(text);
  if (length !== 1) throw new MalformedError("one cell", text);
}

describe("grading scales and a teacher's subjects", () => {
  it.each(scaleLines.scales)("reads scale $key", ({ key, line, value }) => {
    const { bySubject, ...scale } = decodeScaleLine(key, line);
    expect({ ...scale, bySubject: [...bySubject] }).toEqual(value);
  });

  it.each(scaleLines.invalidScales)("refuses $reason", ({ key, line }) => {
    expect(() => decodeScaleLine(key, line)).toThrow(MalformedError);
  });

  it.each(scaleLines.subjects)("reads the subjects '$line'", ({ line, value }) => {
    expect([...decodeSubjects(line)]).toEqual(value);
  });
});

describe("report cards", () => {
  it.each(reportCards)("reads $name", ({ line, card }) => {
    expect(decodeReportCard(line)).toEqual(card);
  });

  it("refuses a form of a later version", () => {
    expect(() => decodeReportCard(reportCards[0]!.line.replace('"v":1', '"v":2'))).toThrow(MalformedError);
  });
});
