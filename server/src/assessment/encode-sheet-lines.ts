import { toLineText } from "../values/line-text.js";
import { toWireDay } from "../values/school-day.js";
import { NO_SCORE } from "../values/score.js";
import { encodeScoreRun } from "./score-run.js";
import type { ScoreSheet } from "./score-sheet.js";

/** The feed has room for so many characters a line, and devices show so many proposals of a cell while there is. */
const MAX_LINE = 4000;
const SHOWN_PROPOSALS = 2;

/**
 * An assessment as devices hold it, `E|Mathematics|End of term|100|261120|17|1795420805`: kind, subject, name, maximum,
 * day, and once its sheet is submitted who submitted it and when. The maximum is empty where learners get levels.
 */
export function encodeAssessmentLine(sheet: Omit<ScoreSheet, "cells" | "assessmentId" | "classId" | "termId">): string {
  const { kind, subject, name, maximum, day, submitted, closing } = sheet;
  const by = submitted && closing ? `${closing.authorId}|${Math.floor(closing.at.getTime() / 1000)}` : "|";
  return [kind, toLineText(subject), toLineText(name), maximum ?? "", toWireDay(day), by].join("|");
}

/** A sheet's scores as devices hold them, `qT!WA`; empty while nothing stands. */
export function encodeScoresLine(sheet: Pick<ScoreSheet, "cells">): string {
  const line = encodeScores(sheet, SHOWN_PROPOSALS);
  return line.length <= MAX_LINE ? line : encodeScores(sheet, 0);
}

function encodeScores({ cells }: Pick<ScoreSheet, "cells">, shown: number): string {
  const standing = [...cells.values()].flatMap(({ position, value, proposals }) => {
    if (value === null || value.score === NO_SCORE) return [];
    const others = [...new Set(proposals.map(({ score }) => score))].slice(0, shown);
    return [{ position, score: value.score, others }];
  });
  return encodeScoreRun(standing.sort((one, other) => one.position - other.position));
}
