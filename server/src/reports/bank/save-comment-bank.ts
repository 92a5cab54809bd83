import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { writeRows } from "../../platform/write-rows.js";
import type { Actor } from "../../schools/actor.js";
import { toLineText } from "../../values/line-text.js";
import type { CardLanguage } from "../cards/card-language.js";
import { MOST_LETTERS, type RemarkKind } from "../remarks/remark-kind.js";
import type { Phrase } from "./phrase.js";

export type WantedBank = {
  readonly kind: RemarkKind;
  readonly language: CardLanguage;
  readonly phrases: readonly Phrase[];
};

export const MOST_PHRASES = 60;
const BANK = {
  name: "commentBank",
  columns: ["schoolId", "kind", "language", "phrases"],
  key: ["schoolId", "kind", "language"],
} as const;

/** Puts a school's own phrases in the place of those of a kind and a language. */
export async function saveCommentBank(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { kind, language, phrases }: WantedBank,
): Promise<void> {
  if (phrases.length > MOST_PHRASES) {
    throw new Refusal(ErrorCode.badInput, `Keep at most ${MOST_PHRASES} phrases of one kind.`);
  }
  const clean = phrases.map(({ band, text }) => ({ band, text: readPhrase(text, kind) }));
  await writeRows(tx, BANK, [{ schoolId, kind, language, phrases: JSON.stringify(clean) }]);
  const detail = `${clean.length} phrases in ${language}`;
  await recordAudit(tx, { schoolId, userId, action: "comment-bank.saved", subject: `bank:${kind}`, detail, at: now });
}

function readPhrase(text: string, kind: RemarkKind): string {
  const clean = toLineText(text);
  const most = MOST_LETTERS[kind];
  if (clean !== "" && clean.length <= most) return clean;
  throw new Refusal(ErrorCode.badInput, `Each phrase must say something, in at most ${most} letters.`);
}
