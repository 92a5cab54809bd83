import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import type { CardLanguage } from "../cards/card-language.js";
import type { RemarkKind } from "../remarks/remark-kind.js";
import { defaultPhrases } from "./default-phrases.js";
import type { Phrase } from "./phrase.js";

/** The phrases of a kind in a language: the school's own, or those it begins with. */
export async function readCommentBank(
  em: Em,
  schoolId: SchoolId,
  kind: RemarkKind,
  language: CardLanguage,
): Promise<Phrase[]> {
  const [row] = await runSql<{ phrases: string }>(
    em,
    "select phrases from comment_bank where school_id = ? and kind = ? and language = ?",
    [schoolId, kind, language],
  );
  return row ? (JSON.parse(row.phrases) as Phrase[]) : defaultPhrases(kind, language);
}
