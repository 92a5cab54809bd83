import { useQuery } from "@apollo/client/react";
import { refusalOf } from "../../api/refusal-of";
import type { Session } from "../../api/session";
import { RosterImportDocument } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { useRefusal } from "../../i18n/use-refusal";
import { Empty } from "../../ui/empty";
import { FailedQuery } from "../../ui/failed-query";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { ExportPage } from "./export-page";
import { ImportPage } from "./import-page";
import { ImportReport } from "./import-report";

type ListsProps = {
  session: Session;
  /** `export`, a report's id, or nothing: the choosing of a file. */
  part: string | undefined;
  leads: boolean;
  managesStaff: boolean;
};

/** Lists into the school and out of it. Who does not lead the school takes away only. */
export default function RosterImportPage({ session, part, leads, managesStaff }: ListsProps) {
  if (!leads || part === "export") return <ExportPage session={session} leads={leads} />;
  if (part === undefined) return <ImportPage session={session} managesStaff={managesStaff} />;
  return <ReportPage key={part} id={part} />;
}

function ReportPage({ id }: { id: string }) {
  const say = useMessages(rosterImport);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const back = { href: "/lists", label: say("back") };
  const { data, error, refetch } = useQuery(RosterImportDocument, { variables: { id } });
  return (
    <Page title={say("title")} subtitle={data?.rosterImport?.fileName ?? ""} back={back}>
      {error && !data ? (
        <FailedQuery
          title={say("failed")}
          help={sayRefusal(refusalOf(error))}
          retry={sayCore("tryAgain")}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <Skeleton rows={5} label={sayCore("reading")} />
      ) : !data.rosterImport ? (
        <Empty title={say("notFound")} />
      ) : (
        <ImportReport report={data.rosterImport} />
      )}
    </Page>
  );
}
