import type { Session } from "../../api/session";
import { AddExam } from "./add-exam";
import { ClassExams } from "./class-exams";
import { SheetPage } from "./sheet-page";
import { TermPlan } from "./term-plan";

type ExamPlanPageProps = {
  session: Session;
  termId: string | undefined;
  /** `new`, or a class. */
  part: string | undefined;
  sheetId: string | undefined;
};

/** A term's exams, a new one, those of a class, or one of its sheets. */
export default function ExamPlanPage({ session, termId, part, sheetId }: ExamPlanPageProps) {
  if (termId === undefined || part === undefined) return <TermPlan termId={termId} />;
  if (part === "new") return <AddExam termId={termId} />;
  if (sheetId === undefined) return <ClassExams key={part} session={session} termId={termId} classId={part} />;
  return <SheetPage key={sheetId} session={session} id={sheetId} classId={part} back={`/exams/${termId}/${part}`} />;
}
