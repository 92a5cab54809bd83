import { toLineText } from "../values/line-text.js";
import { toWireDay } from "../values/school-day.js";
import { NO_SCORE } from "../values/score.js";
import type { PastModeration } from "./read-moderations.js";
import { encodeScoreRun } from "./score-run.js";
import { isApproved, type ScoreSheet } from "./score-sheet.js";

/** The feed has room for so many characters a line, and devices show so many proposals of a cell while there is. */
const MAX_LINE = 4000;
const SHOWN_PROPOSALS = 2;
const SHOWN_MODERATIONS = 5;

/**
 * An assessment as devices hold it, `E|Mathematics|End of term|100|261120|17|1795420805|3|2|100|1`: kind, subject, name,
 * maximum, day, once its sheet is submitted who submitted it and when, the subject's and the scale's ids, the weight, and
 * `1` once what was submitted is approved. The maximum is empty where learners get levels.
 */
export function encodeAssessmentLine(sheet: Omit<ScoreSheet, "cells" | "assessmentId" | "classId" | "termId">): string {
  const { kind, subject, name, maximum, day, submitted, closing, subjectId, scaleId, weight } = sheet;
  const by = submitted && closing ? `${closing.authorId}|${Math.floor(closing.at.getTime() / 1000)}` : "|";
  const about = [subjectId ?? "", scaleId ?? "", weight, ...(isApproved(sheet) ? [1] : [])];
  return [kind, toLineText(subject), toLineText(name), maximum ?? "", toWireDay(day), by, ...about].join("|");
}

/** How a sheet's marks were changed alike, the latest first: of each who, when, how, how many scores, and why. */
export function encodeModerationsLine(moderations: readonly PastModeration[]): string {
  return moderations
    .slice(0, SHOWN_MODERATIONS)
    .flatMap(({ userId, at, how, changed, reason }) => [
      userId,
      Math.floor(at.getTime() / 1000),
      how,
      changed,
      toLineText(reason),
    ])
    .join("|");
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
