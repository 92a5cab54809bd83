import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import {
  ApplyPromotionDocument,
  type PromotionPlanFragment,
  UndoPromotionDocument,
} from "../../generated/live/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { promotion } from "../../i18n/promotion";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { Tile } from "../../ui/tile";
import { schoolDayAt } from "../../values/school-day";

const COUNTS = ["promote", "repeat", "leave", "complete"] as const;

/** What becomes of the whole school in figures, and the step that does it or takes it back. */
export function ApplyPart({ plan }: { plan: PromotionPlanFragment }) {
  const say = useMessages(promotion);
  const tellRefusal = useSchoolRefusal();
  const { locale } = useLanguage();
  const client = useApolloClient();
  const [asked, setAsked] = useState(false);
  const isDone = plan.appliedAt !== null;
  const count = (of: (typeof COUNTS)[number] | "learners") => plan.classes.reduce((sum, row) => sum + row[of], 0);
  const isOver = plan.yearEnds != null && plan.yearEnds < schoolDayAt(Date.now());
  const isTooFull = plan.targets.some((target) => target.isTooFull);
  const years = { from: String(plan.fromYear) };
  return (
    <>
      <ul className="grid grid-cols-2 gap-3 md:grid-cols-4">
        {COUNTS.map((of) => (
          <Tile key={of} figure={count(of).toLocaleString(intlTag(locale))} label={say(of)} />
        ))}
      </ul>
      <button
        type="button"
        className={`btn justify-self-start ${isDone ? "btn-danger" : "btn-main"}`}
        disabled={!isDone && (!isOver || isTooFull || count("learners") === 0)}
        onClick={() => setAsked(true)}
      >
        {say(isDone ? "undo" : "apply")}
      </button>
      {asked && (
        <ConfirmDialog
          tell={tellRefusal}
          title={say(isDone ? "undoTitle" : "applyTitle")}
          submit={say(isDone ? "undo" : "apply")}
          danger={isDone}
          onSubmit={() =>
            client.mutate({
              mutation: isDone ? UndoPromotionDocument : ApplyPromotionDocument,
              variables: { id: plan.id },
            })
          }
          onDone={() => setAsked(false)}
          onClose={() => setAsked(false)}
        >
          <p>{isDone ? say("undoHelp", years) : say("applyHelp", { ...years, n: count("learners") })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
