import { LockMode } from "@mikro-orm/core";
import type { Em } from "../../platform/orm.js";
import { runForEach } from "../../platform/sql.js";
import type { LearnerId, SchoolId, TermId } from "../../values/ids.js";
import { decodeCard, encodeCard } from "../cards/card-line.js";
import { DRAFT_VERSION, ReportCard } from "../cards/report-card.entity.js";
import { joinWarnings, readWarnings, warnOfRemarks } from "../cards/card-warning.js";
import { readClassTeachers } from "../runs/read-class-teachers.js";
import { applyRemarks } from "./apply-remarks.js";
import { readRemarks } from "./read-remarks.js";

/** Puts what is said of learners now on their drafts of a term; one that is given out meanwhile is no draft any more. */
export async function refreshDrafts(
  tx: Em,
  schoolId: SchoolId,
  termId: TermId,
  learnerIds: readonly LearnerId[],
): Promise<void> {
  if (learnerIds.length === 0) return;
  const drafts = await tx.find(
    ReportCard,
    { schoolId, termId, version: DRAFT_VERSION, learnerId: { $in: [...learnerIds] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, disableIdentityMap: true },
  );
  const remarks = await readRemarks(tx, schoolId, termId, learnerIds);
  const teachers = await readClassTeachers(tx, schoolId, [...new Set(drafts.map(({ classId }) => classId))]);
  const changes = drafts.map(({ id, learnerId, classId, content, warnings }) => {
    const card = applyRemarks(decodeCard(content), remarks.get(learnerId) ?? [], teachers.get(classId) ?? null);
    const others = readWarnings(warnings).filter((warning) => !warning.startsWith("no-remark"));
    return [encodeCard(card), joinWarnings([...others, ...warnOfRemarks(card)]), id];
  });
  await runForEach(tx, "update report_card set content = ?, warnings = ? where id = ?", changes);
}
