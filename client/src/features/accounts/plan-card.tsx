import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { CancelInstalmentPlanDocument } from "../../generated/live/graphql";
import { accounts } from "../../i18n/accounts";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { schoolDayAt } from "../../values/school-day";
import type { AccountLearner } from "./account-sheet";
import { PlanDialog } from "./plan-dialog";

type PlanCardProps = {
  learner: AccountLearner;
  fees: NonNullable<AccountLearner["feeBalance"]>;
  manages: boolean;
  onChanged: () => void;
};

/** By when a learner pays what is owed, if that was agreed on. */
export function PlanCard({ learner, fees: { plan, owed }, manages, onChanged }: PlanCardProps) {
  const say = useMessages(accounts);
  const { locale } = useLanguage();
  const client = useApolloClient();
  const [opened, setOpened] = useState<"make" | "end" | null>(null);
  const close = () => setOpened(null);
  const done = () => {
    close();
    onChanged();
  };
  const today: string = schoolDayAt(Date.now());
  if (!plan && owed === 0) return null;
  return (
    <section className="card" aria-labelledby="plan">
      <h2 id="plan" className="px-4 pt-3 text-lg">
        {say("plan")}
      </h2>
      {!plan && <p className="muted px-4 pt-1">{say("planNone")}</p>}
      {plan && (
        <>
          <p className="muted px-4 text-sm">
            {[plan.createdBy && say("planAgreed", { name: plan.createdBy.name }), plan.note]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <ol className="mt-2">
            {plan.instalments.map((part) => (
              <li key={part.day} className="flex justify-between gap-3 border-t border-line px-4 py-2 tabular-nums">
                <span>
                  {say("planPartLine", {
                    amount: formatMoney(locale, part.cents),
                    day: formatDay(locale, part.day, "dated"),
                  })}
                </span>
                <span className={part.owed > 0 && part.day < today ? "font-semibold text-absent" : "muted"}>
                  {part.owed > 0 ? say("planLeft", { amount: formatMoney(locale, part.owed) }) : say("planPaid")}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {manages && (
        <div className="no-print flex flex-wrap gap-2 p-4">
          {owed > 0 && (
            <button type="button" className="btn" onClick={() => setOpened("make")}>
              {say(plan ? "planChange" : "planMake")}
            </button>
          )}
          {plan && (
            <button type="button" className="btn btn-bare" onClick={() => setOpened("end")}>
              {say("planEnd")}
            </button>
          )}
        </div>
      )}
      {opened === "make" && <PlanDialog learnerId={learner.id} owed={owed} onDone={done} onClose={close} />}
      {opened === "end" && (
        <ConfirmDialog
          title={say("planEndTitle", { name: learner.name })}
          submit={say("planEnd")}
          danger
          onSubmit={() =>
            client.mutate({ mutation: CancelInstalmentPlanDocument, variables: { learnerId: learner.id } })
          }
          onDone={done}
          onClose={close}
        >
          <p>{say("planEndHelp")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
