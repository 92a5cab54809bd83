import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import {
  PostInvoiceRunDocument,
  PreviewInvoiceRunDocument,
  type PreviewInvoiceRunQuery,
} from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { invoicing } from "../../i18n/invoicing";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { useRefusal } from "../../i18n/use-refusal";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { ShowMore } from "../../office/show-more";
import { useFormKey } from "../../office/use-form-key";
import { Empty } from "../../ui/empty";
import { FailedQuery } from "../../ui/failed-query";
import { goTo } from "../../ui/path";
import { Skeleton } from "../../ui/skeleton";
import { SumTable } from "./sum-table";

type Scope = { readonly termId: string; readonly classIds: readonly string[] | null };
type Preview = PreviewInvoiceRunQuery["previewInvoiceRun"];

/** What a run would ask for, whom it would leave out, and the way to post it. */
export function RunPreview({ scope, dueDay }: { scope: Scope; dueDay: string }) {
  const say = useMessages(invoicing);
  const sayOffice = useMessages(office);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  // What stands changes under a preview: it is asked for anew each time.
  const query = useQuery(PreviewInvoiceRunDocument, { variables: { scope }, fetchPolicy: "network-only" });
  const preview = query.data?.previewInvoiceRun;
  if (query.error && !preview)
    return (
      <FailedQuery
        title={sayOffice("failed")}
        help={sayRefusal(refusalOf(query.error))}
        retry={sayCore("tryAgain")}
        onRetry={() => void query.refetch()}
      />
    );
  if (!preview) return <Skeleton rows={4} label={sayCore("reading")} />;
  const { nodes, pageInfo, totalCount } = preview.leftOut;
  return (
    <div className="grid gap-4">
      {preview.invoiceCount === 0 ? (
        <section className="card">
          <Empty title={say("previewNothing")}>{say("previewNothingHelp")}</Empty>
        </section>
      ) : (
        <>
          <Sum preview={preview} />
          <Post preview={preview} scope={scope} dueDay={dueDay} />
          <SumTable
            title={say("byClass")}
            rows={preview.classes.map((one) => ({
              id: one.class.id,
              name: one.class.name,
              about: say("invoices", { n: one.invoiceCount }),
              cents: one.cents,
            }))}
          />
          <SumTable
            title={say("byHead")}
            rows={preview.voteHeads.map((one) => ({
              id: one.voteHead.id,
              name: one.voteHead.name,
              cents: one.cents - one.discountCents,
            }))}
          />
        </>
      )}
      <section className="card" aria-labelledby="left-out">
        <h2 id="left-out" className="px-4 py-3 text-lg">
          {say("leftOut")}
          {totalCount > 0 && ` · ${say("learners", { n: totalCount })}`}
        </h2>
        {totalCount === 0 && <p className="muted px-4 pb-4">{say("leftOutNone")}</p>}
        <ul>
          {nodes.map(({ learner, reason }) => (
            <li key={learner.id} className="border-t border-line px-4 py-2">
              <span className="block">
                {learner.name} <span className="muted">· {learner.class?.name ?? sayOffice("noClass")}</span>
              </span>
              <span className="muted block text-sm">{say(reason)}</span>
            </li>
          ))}
        </ul>
        {totalCount > 0 && (
          <div className="flex flex-wrap gap-2 border-t border-line p-4">
            <ShowMore
              shown={nodes.length}
              totalCount={totalCount}
              more={pageInfo.hasNextPage}
              onMore={() => query.fetchMore({ variables: { scope, after: pageInfo.endCursor } })}
            />
            <a href="/fee-setup" className="btn">
              {say("toStructures")}
            </a>
          </div>
        )}
      </section>
    </div>
  );
}

function Sum({ preview }: { preview: Preview }) {
  const say = useMessages(invoicing);
  const { locale } = useLanguage();
  const { cents, discountCents, discountedCount, invoiceCount, learnerCount, alreadyInvoiced } = preview;
  return (
    <section className="card p-4" aria-label={say("preview")}>
      <h2 className="muted text-sm">{say("preview")}</h2>
      <p className="text-3xl font-bold tabular-nums">{formatMoney(locale, cents - discountCents)}</p>
      <p>
        {say("invoices", { n: invoiceCount })} · {say("learners", { n: learnerCount })}
      </p>
      {discountedCount > 0 && (
        <p className="muted text-sm">
          {say("discounted", { n: discountedCount, amount: formatMoney(locale, discountCents) })}
        </p>
      )}
      {alreadyInvoiced > 0 && <p className="muted text-sm">{say("already", { n: alreadyInvoiced })}</p>}
    </section>
  );
}

function Post({ preview, scope, dueDay }: { preview: Preview; scope: Scope; dueDay: string }) {
  const say = useMessages(invoicing);
  const { locale } = useLanguage();
  const client = useApolloClient();
  const key = useFormKey();
  const [asked, setAsked] = useState(false);
  const [postedId, setPostedId] = useState<string | null>(null);
  const n = preview.invoiceCount;
  const amount = formatMoney(locale, preview.cents - preview.discountCents);
  const post = async () => {
    const input = { ...scope, dueDay, key };
    const { data } = await client.mutate({ mutation: PostInvoiceRunDocument, variables: { input } });
    setPostedId(data?.postInvoiceRun.id ?? null);
    if (data) goTo(`/invoicing/run/${data.postInvoiceRun.id}`, { replace: true });
  };
  return (
    <>
      <button
        type="button"
        className="btn btn-main"
        disabled={!dueDay || postedId !== null}
        onClick={() => setAsked(true)}
      >
        {say("post", { n, amount })}
      </button>
      {asked && (
        <ConfirmDialog
          title={say("postTitle", { amount })}
          submit={say("postSubmit")}
          onSubmit={post}
          onDone={() => setAsked(false)}
          onClose={() => setAsked(false)}
        >
          <p>{say("postHelp", { n, day: formatDay(locale, dueDay, "dated") })}</p>
          <p className="muted text-sm">{say("postUndo")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
