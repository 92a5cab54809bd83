import { useQuery, useSubscription } from "@apollo/client/react";
import type { ReactNode } from "react";
import { type AttemptFragment, MpesaAttemptChangedDocument, MpesaAttemptDocument } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { mpesaPay } from "../../i18n/mpesa-pay";
import { Note, type NoteTone } from "../../ui/note";
import { Skeleton } from "../../ui/skeleton";

type PayProgressProps = { id: string; feesHref: string; onAgain: () => void };

/** Should the link have dropped without a word. */
const POLL_MS = 5_000;

/** How a payment goes: what to do on the phone, what is waited for, and what came of it. It follows by itself. */
export function PayProgress({ id, feesHref, onAgain }: PayProgressProps) {
  const sayCore = useMessages(core);
  const asked = useQuery(MpesaAttemptDocument, {
    variables: { id },
    fetchPolicy: "network-only",
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const heard = useSubscription(MpesaAttemptChangedDocument, { variables: { id } });
  const attempt = later(asked.data?.mpesaAttempt, heard.data?.mpesaAttemptChanged);
  if (!attempt) return <Skeleton rows={3} label={sayCore("reading")} />;
  return <Progress attempt={attempt} feesHref={feesHref} onAgain={onAgain} isStale={asked.error !== undefined} />;
}

/** The one that knows more. */
function later(
  one: AttemptFragment | null | undefined,
  other: AttemptFragment | null | undefined,
): AttemptFragment | null {
  return (one?.version ?? -1) > (other?.version ?? -1) ? (one ?? null) : (other ?? null);
}

type Shown = { tone: NoteTone; title: string; help?: ReactNode; mayPayAgain?: boolean; isWaiting?: boolean };

function Progress({
  attempt,
  feesHref,
  onAgain,
  isStale,
}: {
  attempt: AttemptFragment;
  feesHref: string;
  onAgain: () => void;
  isStale: boolean;
}) {
  const say = useMessages(mpesaPay);
  const { tone, title, help, mayPayAgain, isWaiting } = useShown(attempt);
  return (
    <div className="grid gap-4" aria-live="polite">
      <Note tone={tone}>
        <h2 className="text-lg">{title}</h2>
        {help && <div className="mt-2 grid gap-2">{help}</div>}
        {isWaiting && <p className="muted mt-3 text-sm">{say("waiting")}</p>}
      </Note>
      {isStale && <p className="muted text-sm">{say("offline")}</p>}
      {isWaiting && <p className="muted text-sm">{say("leave")}</p>}
      {mayPayAgain && (
        <button type="button" className="btn btn-main" onClick={onAgain}>
          {say("again")}
        </button>
      )}
      {attempt.state === "SUCCEEDED" ? (
        <a href={`${feesHref}#receipts`} className="btn btn-main" onClick={onAgain}>
          {say("toReceipts")}
        </a>
      ) : (
        <a href={feesHref} className="btn btn-bare">
          {say("back")}
        </a>
      )}
    </div>
  );
}

/** What each state says, and whether it is safe to pay anew. */
function useShown({ state, reason, cents, phone, isConfirming, mpesaReceipt }: AttemptFragment): Shown {
  const say = useMessages(mpesaPay);
  const { locale } = useLanguage();
  const amount = formatMoney(locale, cents);
  if (isConfirming && state !== "SUCCEEDED" && state !== "REVIEW")
    return { tone: "good", title: say("confirming"), help: <p>{say("confirmingHelp", { amount })}</p> };
  switch (state) {
    case "CREATED":
    case "SUBMITTING":
      return { tone: "plain", title: say("sending"), isWaiting: true };
    case "PROMPTED":
      return {
        tone: "warn",
        title: say("lookAt", { phone }),
        help: (
          <>
            <p>{say("enterPin", { amount })}</p>
            <p className="text-sm">{say("noPrompt")}</p>
          </>
        ),
        isWaiting: true,
      };
    case "SUCCEEDED":
      return {
        tone: "good",
        title: say("succeeded", { amount }),
        help: <p>{say("succeededHelp", { receipt: mpesaReceipt ?? "" })}</p>,
      };
    case "FAILED":
      return {
        tone: "bad",
        title: say("failed"),
        help: (
          <>
            <p>{say(reason ?? "REFUSED")}</p>
            <p className="text-sm">{say("failedNothing")}</p>
          </>
        ),
        mayPayAgain: true,
      };
    case "EXPIRED":
      return { tone: "bad", title: say("expired"), help: <p>{say("EXPIRED")}</p>, mayPayAgain: true };
    case "UNKNOWN":
      return { tone: "warn", title: say("unknown"), help: <p>{say("unknownHelp")}</p> };
    case "REVIEW":
      return {
        tone: "warn",
        title: say("review"),
        help: (
          <>
            {reason && <p>{say(reason)}</p>}
            <p>{say("reviewHelp")}</p>
          </>
        ),
      };
  }
}
