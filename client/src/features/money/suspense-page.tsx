import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { SuspenseDocument, type SuspendedMoneyFragment, type WholeReceiptFragment } from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { moneySuspense } from "../../i18n/money-suspense";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import type { FoundLearner } from "./learner-picker";
import { GiveDialog, SplitDialog } from "./allocate-dialogs";
import { MoneyFrame } from "./money-frame";
import { RefundDialog } from "./refund-dialog";
import { ShowMore } from "./show-more";
import { SuspendedCard } from "./suspended-card";

export type SuggestedLearner = Omit<FoundLearner, "feeBalance">;
type Opened =
  | { what: "give"; of: SuspendedMoneyFragment; to: SuggestedLearner }
  | { what: "split" | "back"; of: SuspendedMoneyFragment };
type Done = { what: "allocated" | "givenBack"; cents: number; receipt: WholeReceiptFragment };

/** Money whose learner is not known, the oldest first: given to one or many, or paid back. */
export function SuspensePage({ keeps }: { keeps: boolean }) {
  const say = useMessages(moneySuspense);
  const { locale } = useLanguage();
  const query = useQuery(SuspenseDocument);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [done, setDone] = useState<Done>();
  const dialog = {
    onClose: () => setOpened(null),
    onDone: (what: Done["what"], cents: number, receipt: WholeReceiptFragment) => {
      setOpened(null);
      setDone({ what, cents, receipt });
      void query.refetch();
    },
  };
  return (
    <MoneyFrame title={say("title")} query={query}>
      {({ suspense: { nodes, totalCount, pageInfo } }) => (
        <>
          {done && (
            <Note tone="good">
              <p className="font-semibold">
                {say(done.what, { amount: formatMoney(locale, done.cents), number: done.receipt.number })}
              </p>
              <a href={`/money/receipts/${done.receipt.id}`} className="link inline-flex min-h-12 items-center">
                {say("look")}
              </a>
            </Note>
          )}
          {nodes.length === 0 && <Empty title={say("none")}>{say("noneHelp")}</Empty>}
          {nodes.map((suspended) => (
            <SuspendedCard
              key={suspended.receipt.id}
              suspended={suspended}
              keeps={keeps}
              onGive={(to) => setOpened({ what: "give", of: suspended, to })}
              onSplit={() => setOpened({ what: "split", of: suspended })}
              onGiveBack={() => setOpened({ what: "back", of: suspended })}
            />
          ))}
          <ShowMore
            shown={nodes.length}
            total={totalCount}
            hasMore={pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
          />
          {opened?.what === "give" && <GiveDialog suspended={opened.of} learner={opened.to} {...dialog} />}
          {opened?.what === "split" && <SplitDialog suspended={opened.of} {...dialog} />}
          {opened?.what === "back" && <RefundDialog suspended={opened.of} {...dialog} />}
        </>
      )}
    </MoneyFrame>
  );
}
