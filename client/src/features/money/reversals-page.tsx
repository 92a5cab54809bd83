import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  ApproveReversalDocument,
  DeclineReversalDocument,
  type MoneyReversalFragment,
  ReversalsDocument,
  type ReversalsQuery,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyReversals } from "../../i18n/money-reversals";
import { Empty } from "../../ui/empty";
import { FormDialog } from "../../ui/form-dialog";
import { MoneyFrame } from "./money-frame";
import { MpesaReturns } from "./mpesa-returns";
import { ReasonDialog } from "./reason-dialog";
import { ReversalCard } from "./reversal-card";
import { ShowMore } from "./show-more";
import { useChange } from "./use-change";

type Deciding = { what: "approve" | "decline"; of: MoneyReversalFragment };

/** What was asked to be taken back: what waits for a second person, and what was decided. */
export function ReversalsPage({ decides }: { decides: boolean }) {
  const say = useMessages(moneyReversals);
  const pending = useQuery(ReversalsDocument, { variables: { state: "PENDING" } });
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  // What was decided here shows among the decided at once.
  const [round, setRound] = useState(0);
  const onDecided = () => {
    setDeciding(null);
    setRound((before) => before + 1);
    void pending.refetch();
  };
  return (
    <MoneyFrame title={say("title")} query={pending}>
      {({ reversals: { nodes, totalCount, pageInfo } }) => (
        <>
          <p className="muted">{say("help")}</p>
          {nodes.length === 0 ? (
            <Empty title={say("pendingNone")}>
              <p>{say("pendingNoneHelp")}</p>
            </Empty>
          ) : (
            <section className="grid gap-3" aria-label={say("pending")}>
              {nodes.map((reversal) => (
                <ReversalCard
                  key={reversal.id}
                  reversal={reversal}
                  decides={decides}
                  onDecide={(what) => setDeciding({ what, of: reversal })}
                />
              ))}
              <ShowMore
                shown={nodes.length}
                total={totalCount}
                hasMore={pageInfo.hasNextPage}
                onMore={() => pending.fetchMore({ variables: { after: pageInfo.endCursor } })}
              />
            </section>
          )}
          {decides && <MpesaReturns />}
          <Decided key={round} />
          {deciding && <DecideDialog {...deciding} onDecided={onDecided} onClose={() => setDeciding(null)} />}
        </>
      )}
    </MoneyFrame>
  );
}

function Decided() {
  const say = useMessages(moneyReversals);
  const approved = useQuery(ReversalsDocument, { variables: { state: "APPROVED" } });
  const declined = useQuery(ReversalsDocument, { variables: { state: "DECLINED" } });
  const found = [approved, declined].reduce((sum, { data }) => sum + (data?.reversals.totalCount ?? 0), 0);
  return (
    <section className="grid gap-3" aria-labelledby="decided">
      <h2 id="decided" className="text-lg">
        {say("decided")}
      </h2>
      {found === 0 && approved.data && declined.data && <p className="muted">{say("decidedNone")}</p>}
      <DecidedList data={approved.data} onMore={(after) => approved.fetchMore({ variables: { after } })} />
      <DecidedList data={declined.data} onMore={(after) => declined.fetchMore({ variables: { after } })} />
    </section>
  );
}

type DecidedListProps = { data: ReversalsQuery | undefined; onMore: (after: string | null) => Promise<unknown> };

function DecidedList({ data, onMore }: DecidedListProps) {
  const { nodes = [], totalCount = 0, pageInfo } = data?.reversals ?? {};
  return (
    <>
      {nodes.map((reversal) => (
        <ReversalCard key={reversal.id} reversal={reversal} decides={false} />
      ))}
      <ShowMore
        shown={nodes.length}
        total={totalCount}
        hasMore={pageInfo?.hasNextPage ?? false}
        onMore={() => onMore(pageInfo?.endCursor ?? null)}
      />
    </>
  );
}

type DecideDialogProps = Deciding & { onDecided: () => void; onClose: () => void };

function DecideDialog({ what, of: { id, isMine }, onDecided, onClose }: DecideDialogProps) {
  const say = useMessages(moneyReversals);
  const sayMoney = useMessages(money);
  const client = useApolloClient();
  const { busy, fault, change } = useChange();
  const approve = async () => {
    if (await change(() => client.mutate({ mutation: ApproveReversalDocument, variables: { id } }))) onDecided();
  };
  const decline = async (note: string) => {
    if (await change(() => client.mutate({ mutation: DeclineReversalDocument, variables: { id, note } }))) onDecided();
  };
  if (what === "approve")
    return (
      <FormDialog
        title={say("approveTitle")}
        submit={say(busy ? "working" : "approveSubmit")}
        cancel={sayMoney("cancel")}
        danger
        {...{ busy, fault, onClose }}
        onSubmit={() => void approve()}
      >
        <p>{say("approveHelp")}</p>
      </FormDialog>
    );
  return (
    <ReasonDialog
      title={say(isMine ? "withdrawTitle" : "declineTitle")}
      help={say(isMine ? "withdrawHelp" : "declineHelp")}
      label={sayMoney("reason")}
      submit={say(busy ? "working" : isMine ? "withdraw" : "decline")}
      most={200}
      {...{ busy, fault, onClose }}
      onSubmit={(note) => void decline(note)}
    />
  );
}
