import { useMutation } from "@apollo/client/react";
import { useRef, useState } from "react";
import {
  AllocateSuspenseDocument,
  type ShareInput,
  type SuspendedMoneyFragment,
  type WholeReceiptFragment,
} from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneySuspense } from "../../i18n/money-suspense";
import { FormDialog } from "../../ui/form-dialog";
import { resolveShares } from "./resolve-shares";
import { type LearnerShare, ShareLines } from "./share-lines";
import type { SuggestedLearner } from "./suspense-page";
import { useChange } from "./use-change";
import { useLearnerWords } from "./use-learner-words";

export type SuspenseDialogProps = {
  suspended: SuspendedMoneyFragment;
  onDone: (what: "allocated" | "givenBack", cents: number, receipt: WholeReceiptFragment) => void;
  onClose: () => void;
};

/** Gives all of a payment that waits to one learner, after one more look. */
export function GiveDialog({ suspended, learner, ...props }: SuspenseDialogProps & { learner: SuggestedLearner }) {
  const say = useMessages(moneySuspense);
  const sayMoney = useMessages(money);
  const sayLearner = useLearnerWords();
  const { locale } = useLanguage();
  const { busy, fault, allocate } = useAllocate(suspended, props.onDone);
  return (
    <FormDialog
      title={say("giveTitle", { amount: formatMoney(locale, suspended.cents), name: learner.name })}
      submit={say(busy ? "allocating" : "allocate")}
      cancel={sayMoney("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={() => void allocate([{ learnerId: learner.id, cents: suspended.cents }])}
      onClose={props.onClose}
    >
      <p className="tabular-nums">{sayLearner(learner)}</p>
      <p className="muted">{say("giveHelp")}</p>
    </FormDialog>
  );
}

/** Gives a payment that waits to whomever one chooses, or shares it out among several. */
export function SplitDialog({ suspended, ...props }: SuspenseDialogProps) {
  const say = useMessages(moneySuspense);
  const sayMoney = useMessages(money);
  const { locale } = useLanguage();
  const [lines, setLines] = useState<readonly LearnerShare[]>([]);
  const { busy, fault, setFault, allocate } = useAllocate(suspended, props.onDone);
  const submit = () => {
    const { cents, isWhole } = resolveShares(suspended.cents, lines);
    if (lines.length === 0) return setFault(say("nobodyChosen"));
    if (!isWhole) return setFault(sayMoney("badShare"));
    void allocate(lines.map(({ learner }, index) => ({ learnerId: learner.id, cents: cents[index]! })));
  };
  return (
    <FormDialog
      title={say("splitTitle", { amount: formatMoney(locale, suspended.cents) })}
      submit={say(busy ? "allocating" : "splitSubmit")}
      cancel={sayMoney("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <p className="muted">{say("giveHelp")}</p>
      <ShareLines total={suspended.cents} lines={lines} onChange={setLines} />
    </FormDialog>
  );
}

function useAllocate({ receipt }: SuspendedMoneyFragment, onDone: SuspenseDialogProps["onDone"]) {
  const [mutate] = useMutation(AllocateSuspenseDocument);
  const key = useRef(crypto.randomUUID());
  const { change, ...state } = useChange();
  const allocate = (shares: readonly ShareInput[]) =>
    change(async () => {
      const input = { key: key.current, receiptId: receipt.id, shares };
      const { data } = await mutate({ variables: { input } });
      const cents = shares.reduce((sum, share) => sum + share.cents, 0);
      if (data) onDone("allocated", cents, data.allocateSuspense);
    });
  return { ...state, allocate };
}
