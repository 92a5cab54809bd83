import type { RemarkRightsQuery } from "../../generated/live/graphql";

/** Which remarks somebody may write on the drafts of a class. */
export type RemarkRights = Pick<NonNullable<RemarkRightsQuery["remarkRights"]>, "classTeacher" | "head" | "subjects">;

export type RemarkSubject = RemarkRights["subjects"][number];

/** The most letters of a remark, by whose it is. */
export const LONGEST = { CLASS_TEACHER: 240, HEAD: 240, SUBJECT: 60 } as const;
