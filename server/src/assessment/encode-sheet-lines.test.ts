import { describe, expect, it } from "vitest";
import vectors from "../../test/fixtures/wire/assessment-lines.json" with { type: "json" };
import type { Source } from "../events/source.js";
import type { Score } from "../values/score.js";
import { encodeAssessmentLine, encodeModerationsLine, encodeScoresLine } from "./encode-sheet-lines.js";
import { encodeProposalNotice, proposalItem } from "./proposal-notice.js";
import type { OwnScore, ScoreSheet } from "./score-sheet.js";

const KINDS = { opener: "O", "mid-term": "M", "end-term": "E", "sba-task": "T", project: "P" } as const;

const given = (score: string): { score: Score; source: Source } => ({ score: score as Score, source: {} as Source });
const cell = (position: number, value: string, ...proposals: string[]): OwnScore => ({
  position,
  value: given(value),
  proposals: proposals.map(given),
});
const sheetOf = (...cells: OwnScore[]): ScoreSheet =>
  ({ cells: new Map(cells.map((each, learnerId) => [learnerId, each])) }) as unknown as ScoreSheet;

describe("lines of assessments", () => {
  it.each(vectors.assessments)("writes $line", ({ line, value }) => {
    const { kind, submitted, approved, ...told } = value;
    const closing = submitted && { authorId: submitted.by, at: new Date(submitted.at * 1000), seq: 8 };
    const sheet = {
      ...told,
      kind: KINDS[kind as keyof typeof KINDS],
      submitted: submitted !== null,
      closing,
      approvedSeq: approved ? 8 : 7,
    };
    expect(encodeAssessmentLine(sheet as never)).toBe(line);
  });

  it.each(vectors.moderations)("writes how marks were changed alike: $line", ({ line, value }) => {
    const past = value.map(({ by: userId, at, ...done }) => ({ ...done, userId, at: new Date(at * 1000) }));
    expect(encodeModerationsLine(past as never)).toBe(line);
    expect(encodeModerationsLine(Array(9).fill(past).flat() as never).split("|")).toHaveLength(25);
  });

  it("leaves nothing of who submitted a sheet that was reopened", () => {
    const about = { kind: "P", subject: "Art", name: "Mask", maximum: 40, day: "2026-09-07" };
    const sheet = { ...about, submitted: false, subjectId: 24, scaleId: 1, weight: 100 };
    const closing = { authorId: 17, at: new Date() };
    expect(encodeAssessmentLine({ ...sheet, closing } as never)).toBe("P|Art|Mask|40|260907|||24|1|100");
  });

  it.each(vectors.proposals)("writes word of a proposal: $line", ({ key, line, value }) => {
    const ref = { classId: value.classId, assessmentId: value.assessmentId } as never;
    const notice = { ref, position: value.position, own: value.own, other: value.other } as never;
    expect(proposalItem(ref, value.position)).toBe(key);
    expect(encodeProposalNotice(notice, value.otherUserName, new Date(value.at * 1000))).toBe(line);
  });
});

describe("a line of scores", () => {
  it("is in roster order, without what was taken back, each proposal once", () => {
    expect(encodeScoresLine(sheetOf(cell(4, "A", "45.5", "45.5", "7"), cell(2, "-"), cell(1, "67")))).toBe(
      "q@4:A!(45.5)!(7)",
    );
    expect(encodeScoresLine(sheetOf(cell(2, "-")))).toBe("");
  });

  it("fits its row for a class of any size with proposals everywhere", () => {
    const cells = Array.from({ length: 120 }, (_, index) =>
      cell(1000 + index * 2, "100.5", "100.6", "100.7", "100.8", "100.9"),
    );
    expect(encodeScoresLine(sheetOf(...cells))).toMatch(/^(@\d{4}:\(100\.5\)!\(100\.6\)!\(100\.7\)){120}$/);
    const many = cells.concat(cells.map((each) => ({ ...each, position: each.position + 1000 })));
    expect(encodeScoresLine(sheetOf(...many))).toMatch(/^(@\d{4}:\(100\.5\)){240}$/);
  });
});
