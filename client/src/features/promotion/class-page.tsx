import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  PromotionLearnersDocument,
  type PromotionLearnersQuery,
  type PromotionPlanFragment,
  SetPromotionClassDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { promotion } from "../../i18n/promotion";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { GradeInput } from "../../office/grade-input";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";
import { ChoiceDialog } from "./choice-dialog";

type ClassRow = PromotionPlanFragment["classes"][number];
export type PromotedLearner = NonNullable<PromotionLearnersQuery["promotion"]>["learners"]["nodes"][number];
type ClassPageProps = { plan: PromotionPlanFragment; row: ClassRow };

/** One class of a promotion: where it goes as a whole, and what becomes of each learner. */
export function ClassPage({ plan, row }: ClassPageProps) {
  const say = useMessages(promotion);
  const variables = { fromYear: plan.fromYear, classId: row.class.id };
  const query = useQuery(PromotionLearnersDocument, { variables });
  const [opened, setOpened] = useState<"target" | PromotedLearner | null>(null);
  const isDone = plan.appliedAt !== null;
  const done = () => {
    setOpened(null);
    void query.refetch();
  };
  const goal = row.target ? say("goesTo", { name: row.target.name }) : say("completes");
  return (
    <OfficePage title={row.class.name} subtitle={goal} back="/promotion" query={query}>
      {({ promotion: found }) => (
        <>
          {!isDone && (
            <button type="button" className="btn justify-self-start" onClick={() => setOpened("target")}>
              {say("changeTarget", { name: row.class.name })}
            </button>
          )}
          <p className="muted">{say("classHelp", { n: row.learners })}</p>
          <ul className="card overflow-clip">
            {found?.learners.nodes.map((promoted) => (
              <LearnerRow
                key={promoted.learner.id}
                promoted={promoted}
                onChoose={isDone ? null : () => setOpened(promoted)}
              />
            ))}
          </ul>
          {found && (
            <ShowMore
              shown={found.learners.nodes.length}
              totalCount={found.learners.totalCount}
              more={found.learners.pageInfo.hasNextPage}
              onMore={() => query.fetchMore({ variables: { after: found.learners.pageInfo.endCursor } })}
            />
          )}
          {opened === "target" && <TargetDialog plan={plan} row={row} onDone={done} onClose={() => setOpened(null)} />}
          {opened !== null && opened !== "target" && (
            <ChoiceDialog plan={plan} promoted={opened} onDone={done} onClose={() => setOpened(null)} />
          )}
        </>
      )}
    </OfficePage>
  );
}

function LearnerRow({ promoted, onChoose }: { promoted: PromotedLearner; onChoose: (() => void) | null }) {
  const say = useMessages(promotion);
  const { learner, choice, isOwn, target } = promoted;
  const words = [say(choice), target && say("goesTo", { name: target }), isOwn && say("own")].filter(Boolean);
  return (
    <li className="flex min-h-14 items-center gap-3 border-line px-4 py-2 not-first:border-t">
      <span className="min-w-0 flex-1">
        <span className="block">{learner.name}</span>
        <span className={`block text-sm ${isOwn ? "font-semibold" : "muted"}`}>{words.join(" · ")}</span>
      </span>
      {onChoose && (
        <button
          type="button"
          className="btn btn-bare text-accent"
          aria-label={say("choice", { name: learner.name })}
          onClick={onChoose}
        >
          {say("choose")}
        </button>
      )}
    </li>
  );
}

function TargetDialog({ plan, row, onDone, onClose }: ClassPageProps & { onDone: () => void; onClose: () => void }) {
  const say = useMessages(promotion);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, run } = useChange(useSchoolRefusal());
  const submit = async (filled: FormData) => {
    const grade = typed(filled, "grade") || null;
    const variables = { id: plan.id, classId: row.class.id, grade, stream: typed(filled, "stream") };
    if (await run(() => client.mutate({ mutation: SetPromotionClassDocument, variables }))) onDone();
  };
  return (
    <FormDialog
      title={say("targetTitle", { name: row.class.name })}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <p className="muted">{say("targetHelp")}</p>
      <GradeInput
        grade={row.target?.grade ?? ""}
        stream={row.target?.stream ?? row.class.stream}
        none={say("noGrade")}
      />
    </FormDialog>
  );
}
