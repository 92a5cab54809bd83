import type { MoneyReversalFragment } from "../../generated/live/graphql";
import { formatDay, formatMoment } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { moneyReversals } from "../../i18n/money-reversals";
import { Note } from "../../ui/note";
import { ReceiptLine } from "./receipt-row";

type ReversalCardProps = {
  reversal: MoneyReversalFragment;
  decides: boolean;
  onDecide?: (what: "approve" | "decline") => void;
};

/** One thing that is to be taken back, or was: what, why, who asked, and what to do about it. */
export function ReversalCard({ reversal, decides, onDecide }: ReversalCardProps) {
  const say = useMessages(moneyReversals);
  const { locale } = useLanguage();
  const { state, isMine, reason, note, requestedAt, requestedBy, decidedAt, decidedBy, receipt, entry } = reversal;
  const moment = (at: string) => formatMoment(locale, Date.parse(at));
  return (
    <section className="card grid gap-2 px-4 py-3">
      {receipt && (
        <a href={`/money/receipts/${receipt.id}`} className="flex min-h-12 hover:underline">
          <ReceiptLine receipt={receipt} />
        </a>
      )}
      {entry && <EntryLine entry={entry} />}
      <p>{`${say("why")}: ${reason}`}</p>
      <p className="muted text-sm">{say("askedBy", { name: requestedBy.name, at: moment(requestedAt) })}</p>
      {state !== "PENDING" && (
        <p className={`text-sm font-semibold ${state === "APPROVED" ? "text-absent" : ""}`}>
          {say(state, { name: decidedBy?.name ?? "", at: decidedAt ? moment(decidedAt) : "" })}
          {note && `: ${note}`}
        </p>
      )}
      {state === "PENDING" && isMine && <Note tone="warn">{say("mine")}</Note>}
      {state === "PENDING" && !decides && <p className="muted text-sm">{say("notYours")}</p>}
      {state === "PENDING" && decides && onDecide && (
        <div className="flex flex-wrap gap-2">
          {!isMine && (
            <button type="button" className="btn btn-danger flex-1" onClick={() => onDecide("approve")}>
              {say("approve")}
            </button>
          )}
          <button type="button" className="btn flex-1" onClick={() => onDecide("decline")}>
            {say(isMine ? "withdraw" : "decline")}
          </button>
        </div>
      )}
    </section>
  );
}

type Entry = NonNullable<MoneyReversalFragment["entry"]>;

function EntryLine({ entry: { number, kind, day, memo, lines } }: { entry: Entry }) {
  const say = useMessages(moneyReversals);
  const { locale } = useLanguage();
  const moved = lines.reduce((sum, { cents }) => sum + Math.max(cents, 0), 0);
  const names = [...new Set(lines.flatMap(({ learner }) => (learner ? [learner.name] : [])))];
  return (
    <p className="flex items-baseline gap-3">
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{[say(kind), ...names].join(" · ")}</span>
        <span className="muted block text-sm">
          {[say("entry", { number }), formatDay(locale, day, "brief"), memo].filter(Boolean).join(" · ")}
        </span>
      </span>
      <span className="font-semibold tabular-nums">{formatMoney(locale, moved)}</span>
    </p>
  );
}
