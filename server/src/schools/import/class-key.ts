import type { Grade } from "../../values/grade.js";

/** What makes two classes of a year one, however they are written. */
export const classKey = ({ grade, stream }: { grade: Grade; stream: string }) => `${grade} ${stream.toLowerCase()}`;
