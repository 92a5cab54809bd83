/** Whose remark it is: the class teacher's, the head's, or a subject teacher's. */
export const RemarkKind = { classTeacher: "class", head: "head", subject: "subject" } as const;
export type RemarkKind = (typeof RemarkKind)[keyof typeof RemarkKind];

export const REMARK_KINDS: readonly RemarkKind[] = Object.values(RemarkKind);

/** The most letters of a remark, by its kind: a subject's stands in a row of the table. */
export const MOST_LETTERS: Record<RemarkKind, number> = { class: 240, head: 240, subject: 60 };
