import type { Session } from "../../api/session";
import { useStore } from "../../ui/use-store";
import { ClassProof } from "./class-proof";
import { CommentBank } from "./comment-bank";
import { MyClasses } from "./my-classes";
import { NewRun } from "./new-run";
import { RunList } from "./run-list";
import { RunPage } from "./run-page";
import { SchoolPapers } from "./school-papers";

type ReportsPageProps = { session: Session; part: string | undefined; id: string | undefined };

/** The desk of report cards: the runs, a new one, one run (`12`), a class of it (`12/7`), the comment bank, the letterhead. */
export default function ReportsPage({ session, part, id }: ReportsPageProps) {
  const { account } = useStore(session.state);
  const roles = account?.roles ?? [];
  const leads = roles.some((role) => role === "HEAD" || role === "DEPUTY" || role === "ADMIN");
  const publishes = roles.some((role) => role === "HEAD" || role === "DEPUTY");
  if (part && id)
    return <ClassProof key={`${part} ${id}`} {...{ session, leads, publishes }} runId={part} classId={id} />;
  if (!leads) return <MyClasses />;
  switch (part) {
    case undefined:
      return <RunList />;
    case "new":
      return <NewRun />;
    case "bank":
      return <CommentBank />;
    case "papers":
      return <SchoolPapers session={session} />;
    default:
      return <RunPage key={part} session={session} id={part} publishes={publishes} />;
  }
}
