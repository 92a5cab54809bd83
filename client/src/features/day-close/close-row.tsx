import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { type CloseRowFragment, ReopenDayDocument } from "../../generated/live/graphql";
import { dayClose } from "../../i18n/day-close";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { ReasonDialog } from "../../office/reason-dialog";

type CloseRowProps = { close: CloseRowFragment; mayReopen: boolean; onReopened: () => void };

/** One closing of the books: what was counted against what was expected, who closed, and who reopened. */
export function CloseRow({ close, mayReopen, onReopened }: CloseRowProps) {
  const say = useMessages(dayClose);
  const { locale } = useLanguage();
  const client = useApolloClient();
  const [asked, setAsked] = useState(false);
  const { day, countedCents, expectedCents, differenceCents, note, closedBy, reopenedAt, reopenedBy, reopenReason } =
    close;
  const named = formatDay(locale, day, "dated");
  const money = (cents: number) => formatMoney(locale, cents);
  const verdict =
    differenceCents === 0
      ? say("exact")
      : say(differenceCents < 0 ? "short" : "tooMuch", { amount: money(Math.abs(differenceCents)) });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2">
      <div className="min-w-48 flex-1">
        <a href={`/day/${day}`} className="link inline-block py-2 font-semibold">
          {named}
        </a>
        <p className="muted text-sm">
          {[
            say("countedLine", { counted: money(countedCents), expected: money(expectedCents) }),
            closedBy && say("closedBy", { name: closedBy.name }),
            note,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {reopenedAt && (
          <p className="text-sm">{say("reopenedBy", { name: reopenedBy?.name ?? "–", reason: reopenReason ?? "–" })}</p>
        )}
      </div>
      <span className={differenceCents === 0 ? "muted" : "font-semibold text-absent"}>{verdict}</span>
      {mayReopen && (
        <button type="button" className="btn" onClick={() => setAsked(true)}>
          {say("reopen")}
        </button>
      )}
      {asked && (
        <ReasonDialog
          title={say("reopenDay", { day: named })}
          submit={say("reopen")}
          longest={200}
          onSubmit={(reason) => client.mutate({ mutation: ReopenDayDocument, variables: { day, reason } })}
          onDone={() => {
            setAsked(false);
            onReopened();
          }}
          onClose={() => setAsked(false)}
        >
          <p>{say("reopenHelp")}</p>
        </ReasonDialog>
      )}
    </li>
  );
}
