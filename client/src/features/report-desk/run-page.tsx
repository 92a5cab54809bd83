import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import { PublishReportsDocument, ReportRunDocument, type ReportRunFieldsFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { reportDesk } from "../../i18n/report-desk";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { FileButton } from "../../office/file-button";
import { OfficePage } from "../../office/office-page";
import { useTermName } from "../../office/use-term-name";
import { WayRow } from "../../office/way-row";
import { Empty } from "../../ui/empty";

const POLL_MS = 1500;

type RunPageProps = { session: Session; id: string; publishes: boolean };

/** One making of report cards: how far each class is, and giving them out once they are proofread. */
export function RunPage({ session, id, publishes }: RunPageProps) {
  const say = useMessages(reportDesk);
  const sayOffice = useMessages(office);
  const termName = useTermName();
  const [busy, setBusy] = useState(true);
  const query = useQuery(ReportRunDocument, {
    variables: { id },
    fetchPolicy: "cache-and-network",
    pollInterval: busy ? POLL_MS : 0,
  });
  const run = query.data?.reportRun;
  const isBusy = !run || run.state === "WAITING" || run.state === "PUBLISHING";
  if (isBusy !== busy) setBusy(isBusy);
  return (
    <OfficePage title={run ? termName(run.term) : say("title")} subtitle={say("title")} back="/reports" query={query}>
      {({ reportRun }) =>
        reportRun ? (
          <Run session={session} run={reportRun} publishes={publishes} />
        ) : (
          <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>
        )
      }
    </OfficePage>
  );
}

function Run({ session, run, publishes }: { session: Session; run: ReportRunFieldsFragment; publishes: boolean }) {
  const say = useMessages(reportDesk);
  const [publish] = useMutation(PublishReportsDocument);
  const [asking, setAsking] = useState(false);
  const { classes, state } = run;
  const cards = classes.reduce((sum, { cardCount }) => sum + cardCount, 0);
  const warned = classes.reduce((sum, { warnedCount }) => sum + warnedCount, 0);
  const left = classes.filter((one) => one.state === "WAITING" || one.state === "PUBLISHING").length;
  return (
    <>
      <section className="card grid gap-3 p-4">
        <p className="text-lg font-semibold" role="status">
          {say(state)}
        </p>
        {left > 0 && <progress className="w-full" max={classes.length} value={classes.length - left} />}
        <p className="muted">{say(state === "PUBLISHED" ? "cards" : "made", { n: cards, warned })}</p>
        {state === "READY" && <p>{say("proofread")}</p>}
        <div className="flex flex-wrap gap-2">
          {state === "READY" && publishes && cards > 0 && (
            <button type="button" className="btn btn-main" onClick={() => setAsking(true)}>
              {say("publish")}
            </button>
          )}
          {left === 0 && cards > 0 && (
            <FileButton
              session={session}
              path={`/files/reports/runs/${run.id}`}
              name={`report-cards-${run.id}.pdf`}
              label={say("allPdf")}
            />
          )}
        </div>
        {state === "READY" && !publishes && <p className="muted text-sm">{say("headPublishes")}</p>}
      </section>
      <ul className="card">
        {classes.map(({ class: { id, name }, state: its, cardCount, warnedCount }) => (
          <WayRow
            key={id}
            href={`/reports/${run.id}/${id}`}
            title={name}
            about={`${say(its)} · ${say(its === "PUBLISHED" ? "cards" : "made", { n: cardCount, warned: warnedCount })}`}
          />
        ))}
      </ul>
      {asking && (
        <ConfirmDialog
          title={say("publishTitle", { n: cards })}
          submit={say("publish")}
          onSubmit={() => publish({ variables: { id: run.id } })}
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          <p>{say("publishHelp")}</p>
          {warned > 0 && <p className="font-semibold">{say("publishWarned", { n: warned })}</p>}
        </ConfirmDialog>
      )}
    </>
  );
}
