import type { CardContent } from "../cards/card-content.js";
import type { RemarkRow } from "./read-remarks.js";
import { RemarkKind } from "./remark-kind.js";

/** The card with what was said of its learner; the class teacher's words stand under the class teacher's name. */
export function applyRemarks(
  card: CardContent,
  remarks: readonly RemarkRow[],
  classTeacher: string | null,
): CardContent {
  const find = (kind: RemarkKind) => remarks.find((remark) => remark.kind === kind);
  const [ofClass, ofHead] = [find(RemarkKind.classTeacher), find(RemarkKind.head)];
  const ofSubject = new Map(
    remarks.flatMap(({ kind, subject, text }) =>
      kind === RemarkKind.subject && subject !== null ? [[subject, text] as const] : [],
    ),
  );
  return {
    ...card,
    classTeacher: classRemark(ofClass, classTeacher),
    head: ofHead ? { text: ofHead.text, by: ofHead.author } : null,
    subjects: card.subjects.map((subject) => ({ ...subject, remark: ofSubject.get(subject.name) ?? null })),
  };
}

/** Without a remark the class teacher's name alone. */
function classRemark(remark: RemarkRow | undefined, classTeacher: string | null): CardContent["classTeacher"] {
  const by = classTeacher ?? remark?.author;
  return by === undefined ? null : { text: remark?.text ?? "", by };
}
