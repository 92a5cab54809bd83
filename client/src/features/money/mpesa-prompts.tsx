import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  CloseMpesaAttemptDocument,
  type MoneyMpesaAttemptFragment,
  MpesaAttemptsDocument,
} from "../../generated/live/graphql";
import { formatMoment } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { moneyMpesa } from "../../i18n/money-mpesa";
import { Empty } from "../../ui/empty";
import { Part } from "./part";
import { ReasonDialog } from "./reason-dialog";
import { ShowMore } from "./show-more";
import { useChange } from "./use-change";
import { type Which, WhichChoice } from "./which-choice";

/** Whom the school's app prompted to pay, and what came of it. */
export function MpesaPrompts() {
  const say = useMessages(moneyMpesa);
  const [which, setWhich] = useState<Which>("some");
  const query = useQuery(MpesaAttemptsDocument, { variables: { state: which === "some" ? "REVIEW" : null } });
  const [closing, setClosing] = useState<string | null>(null);
  const empty = which === "some" ? "promptsReviewNone" : "promptsNone";
  return (
    <>
      <WhichChoice name="prompts" some="needsYou" which={which} onChoose={setWhich} />
      <Part query={query}>
        {({ mpesaAttempts: { nodes, totalCount, pageInfo } }) => (
          <>
            {nodes.length === 0 && <Empty title={say(empty)}>{say(`${empty}Help`)}</Empty>}
            {nodes.map((attempt) => (
              <AttemptCard key={attempt.id} attempt={attempt} onClose={() => setClosing(attempt.id)} />
            ))}
            <ShowMore
              shown={nodes.length}
              total={totalCount}
              hasMore={pageInfo.hasNextPage}
              onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
            />
          </>
        )}
      </Part>
      {closing && (
        <CloseAttempt
          id={closing}
          onClosed={() => {
            setClosing(null);
            void query.refetch();
          }}
          onClose={() => setClosing(null)}
        />
      )}
    </>
  );
}

function AttemptCard({ attempt, onClose }: { attempt: MoneyMpesaAttemptFragment; onClose: () => void }) {
  const say = useMessages(moneyMpesa);
  const { locale } = useLanguage();
  const { state, reason, resultCode, cents, phone, mpesaReceipt, createdAt, learner } = attempt;
  const why = reason && reason !== "EXPIRED" && say(`why${reason}`);
  return (
    <section className="card grid gap-1 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg font-semibold tabular-nums">{formatMoney(locale, cents)}</h2>
        <p className="muted text-sm tabular-nums">{formatMoment(locale, Date.parse(createdAt))}</p>
      </div>
      <p className="text-sm">{[learner?.name, phone, mpesaReceipt].filter(Boolean).join(" · ")}</p>
      <p className={`text-sm font-semibold ${state === "REVIEW" ? "text-late" : ""}`}>{say(`state${state}`)}</p>
      {why && state !== "SUCCEEDED" && <p className="muted text-sm">{resultCode ? `${why} (${resultCode})` : why}</p>}
      {state === "REVIEW" && (
        <button type="button" className="btn mt-2" onClick={onClose}>
          {say("close")}
        </button>
      )}
    </section>
  );
}

function CloseAttempt({ id, onClosed, onClose }: { id: string; onClosed: () => void; onClose: () => void }) {
  const say = useMessages(moneyMpesa);
  const [close] = useMutation(CloseMpesaAttemptDocument);
  const { busy, fault, change } = useChange();
  const submit = async (note: string) => {
    if (await change(() => close({ variables: { id, note } }))) onClosed();
  };
  return (
    <ReasonDialog
      title={say("closeTitle")}
      help={say("closeHelp")}
      label={say("note")}
      submit={say(busy ? "working" : "closeSubmit")}
      most={200}
      {...{ busy, fault, onClose }}
      onSubmit={(note) => void submit(note)}
    />
  );
}
