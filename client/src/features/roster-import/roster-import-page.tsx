import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import type { Session } from "../../api/session";
import { CheckRosterDocument, RosterImportDocument } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { useRefusal } from "../../i18n/use-refusal";
import { Empty } from "../../ui/empty";
import { FailedQuery } from "../../ui/failed-query";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { goTo } from "../../ui/path";
import { Skeleton } from "../../ui/skeleton";
import { ChooseFile } from "./choose-file";
import { encodeFile } from "../../api/encode-file";
import { ImportHistory } from "./import-history";
import { ImportReport } from "./import-report";
import { inspectFile } from "./inspect-file";

/** From a file to the school: choose, read the report, accept. Without an id the choosing, with one its report. */
export default function RosterImportPage({ id }: { session: Session; id: string | undefined }) {
  const say = useMessages(rosterImport);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const back = { href: "/lists", label: say("back") };
  const { data, error, refetch } = useQuery(RosterImportDocument, { variables: { id: id ?? "" }, skip: !id });
  if (!id) {
    return (
      <Page title={say("title")}>
        <ChooseAndCheck />
        <ImportHistory />
      </Page>
    );
  }
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
        <ImportReport key={id} report={data.rosterImport} />
      )}
    </Page>
  );
}

function ChooseAndCheck() {
  const say = useMessages(rosterImport);
  const sayRefusal = useRefusal();
  const [check, { client }] = useMutation(CheckRosterDocument);
  const [checking, setChecking] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const take = async (file: File) => {
    setFault(null);
    const wrong = await inspectFile(file);
    if (wrong) return setFault(say(wrong, { name: file.name }));
    setChecking(file.name);
    try {
      const { data } = await check({ variables: { file: await encodeFile(file), fileName: file.name } });
      if (!data) return;
      client.writeQuery({
        query: RosterImportDocument,
        variables: { id: data.checkRoster.id },
        data: { __typename: "Query", rosterImport: data.checkRoster },
      });
      goTo(`/lists/${data.checkRoster.id}`);
    } catch (error) {
      setFault(sayRefusal(refusalOf(error)));
    } finally {
      setChecking(null);
    }
  };

  return (
    <div className="grid gap-4 p-4">
      <p>{say("lead")}</p>
      {checking ? (
        <div role="status" className="card grid gap-3 p-6">
          <p>{say("checking", { name: checking })}</p>
          <progress className="w-full" />
        </div>
      ) : (
        <ChooseFile onFile={(file) => void take(file)} />
      )}
      {fault && <Note tone="bad">{fault}</Note>}
    </div>
  );
}
