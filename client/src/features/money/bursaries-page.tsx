import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  BursariesDocument,
  type BursaryState,
  CancelBursaryDocument,
  type MoneyBursaryFragment,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyBursaries } from "../../i18n/money-bursaries";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import type { SchoolDay } from "../../values/school-day";
import { BursaryCard } from "./bursary-card";
import { MoneyFrame } from "./money-frame";
import { ReasonDialog } from "./reason-dialog";
import { ReceiveDialog } from "./receive-dialog";
import { ShowMore } from "./show-more";
import { useChange } from "./use-change";

type Opened = { what: "receive" | "cancel"; of: MoneyBursaryFragment };

/** Bursaries that are expected, and those that came or will not. */
export function BursariesPage({ keeps, today }: { keeps: boolean; today: SchoolDay }) {
  const say = useMessages(moneyBursaries);
  const query = useQuery(BursariesDocument, { variables: { state: "PENDING" } });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [received, setReceived] = useState<MoneyBursaryFragment["receipt"]>(null);
  const onDone = (receipt: MoneyBursaryFragment["receipt"]) => {
    setOpened(null);
    setReceived(receipt);
    void query.refetch();
  };
  return (
    <MoneyFrame title={say("title")} query={query}>
      {({ bursaries: { nodes, totalCount, pageInfo } }) => (
        <>
          {received && (
            <Note tone="good">
              <p className="font-semibold">{say("received", { number: received.number })}</p>
              <a href={`/money/receipts/${received.id}`} className="link inline-flex min-h-12 items-center">
                {say("look")}
              </a>
            </Note>
          )}
          <p className="muted">{say("help")}</p>
          {keeps && (
            <a href="/money/bursaries/new" className="btn btn-main justify-self-start">
              {say("award")}
            </a>
          )}
          {nodes.length === 0 ? (
            <Empty title={say("none")}>{say("noneHelp")}</Empty>
          ) : (
            <section className="grid gap-3" aria-label={say("expected")}>
              {nodes.map((bursary) => (
                <BursaryCard
                  key={bursary.id}
                  bursary={bursary}
                  {...(keeps && { onDecide: (what: Opened["what"]) => setOpened({ what, of: bursary }) })}
                />
              ))}
              <ShowMore
                shown={nodes.length}
                total={totalCount}
                hasMore={pageInfo.hasNextPage}
                onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
              />
            </section>
          )}
          <Earlier state="RECEIVED" />
          <Earlier state="CANCELLED" />
          {opened?.what === "receive" && (
            <ReceiveDialog bursary={opened.of} today={today} onDone={onDone} onClose={() => setOpened(null)} />
          )}
          {opened?.what === "cancel" && (
            <CancelDialog bursary={opened.of} onDone={() => onDone(null)} onClose={() => setOpened(null)} />
          )}
        </>
      )}
    </MoneyFrame>
  );
}

function Earlier({ state }: { state: Exclude<BursaryState, "PENDING"> }) {
  const say = useMessages(moneyBursaries);
  const { data, fetchMore } = useQuery(BursariesDocument, { variables: { state } });
  const { nodes = [], totalCount = 0, pageInfo } = data?.bursaries ?? {};
  if (nodes.length === 0) return null;
  return (
    <section className="grid gap-3" aria-labelledby={state}>
      <h2 id={state} className="text-lg">
        {say(state)}
      </h2>
      {nodes.map((bursary) => (
        <BursaryCard key={bursary.id} bursary={bursary} />
      ))}
      <ShowMore
        shown={nodes.length}
        total={totalCount}
        hasMore={pageInfo?.hasNextPage ?? false}
        onMore={() => fetchMore({ variables: { after: pageInfo?.endCursor ?? null } })}
      />
    </section>
  );
}

type CancelDialogProps = { bursary: MoneyBursaryFragment; onDone: () => void; onClose: () => void };

function CancelDialog({ bursary: { id }, onDone, onClose }: CancelDialogProps) {
  const say = useMessages(moneyBursaries);
  const sayMoney = useMessages(money);
  const [cancel] = useMutation(CancelBursaryDocument);
  const { busy, fault, change } = useChange();
  const submit = async (reason: string) => {
    if (await change(() => cancel({ variables: { id, reason } }))) onDone();
  };
  return (
    <ReasonDialog
      title={say("cancelTitle")}
      help={say("cancelHelp")}
      label={sayMoney("reason")}
      submit={say(busy ? "working" : "cancelSubmit")}
      most={200}
      danger
      {...{ busy, fault, onClose }}
      onSubmit={(reason) => void submit(reason)}
    />
  );
}
