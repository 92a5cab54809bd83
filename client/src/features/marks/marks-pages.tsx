import { lazy } from "react";
import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { Empty } from "../../ui/empty";
import { Page } from "../../ui/page";
import type { AssessmentId, ClassId } from "../../values/ids";
import type { SchoolDay } from "../../values/school-day";
import { ClassMarksPage } from "./class-marks-page";
import { MarksHomePage } from "./marks-home-page";
import { SheetPage } from "./sheet-page";

const LEADERS: ReadonlySet<string> = new Set(["HEAD", "DEPUTY", "ADMIN"]);

const FilePage = lazy(() => import("./file-page"));

type MarksPagesProps = {
  session: Session;
  account: Account;
  db: AsiliDb;
  today: SchoolDay;
  /** What stands after `/marks` in the address: `12`, `12/340`, `12/file`. */
  classId: string | undefined;
  part: string | undefined;
};

/** The sheets of scores: read from this phone alone, written to this phone first. */
export default function MarksPages({ session, account, db, today, classId, part }: MarksPagesProps) {
  const say = useMessages(marks);
  const leads = account.roles.some((role) => LEADERS.has(role));
  if (classId === undefined) return <MarksHomePage db={db} leads={leads} today={today} />;
  const ofClass = Number(classId) as ClassId;
  if (part === undefined) return <ClassMarksPage key={classId} {...{ db, leads, today }} classId={ofClass} />;
  if (part === "file") return <FilePage key={classId} db={db} today={today} classId={ofClass} />;
  const assessmentId = Number(part) as AssessmentId;
  if (!Number.isInteger(ofClass) || !Number.isInteger(assessmentId))
    return (
      <Page title={say("noSheet")} back={{ href: "/marks", label: say("title") }}>
        <Empty title={say("noSheet")}>{say("noSheetHelp")}</Empty>
      </Page>
    );
  return <SheetPage key={part} {...{ session, account, db, assessmentId }} classId={ofClass} />;
}
