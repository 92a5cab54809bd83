import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import type { Session } from "../../api/session";
import { ChildFeesDocument } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { mpesaPay } from "../../i18n/mpesa-pay";
import { useRefusal } from "../../i18n/use-refusal";
import { FailedQuery } from "../../ui/failed-query";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { PracticeNote } from "./child-fees-page";
import { keepAttempt, keptAttempt } from "./kept-attempt";
import { PayForm } from "./pay-form";
import { PayProgress } from "./pay-progress";

/** Pays a child's fees: how much, from which phone, then what to do there until it is paid. A reload goes on where it was. */
export default function PayPage({ session, id }: { session: Session; id: string }) {
  const say = useMessages(mpesaPay);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const { data, error, refetch } = useQuery(ChildFeesDocument, { variables: { id } });
  const [attempt, setAttempt] = useState(() => keptAttempt(id));
  const follow = (attemptId: string | null) => {
    keepAttempt(id, attemptId);
    setAttempt(attemptId);
  };
  const learner = data?.learner;
  return (
    <Page
      title={say("title")}
      subtitle={learner ? say("for", { name: learner.name }) : ""}
      tab={say("title")}
      back={{ href: `/fees/${id}`, label: sayCore("back") }}
    >
      {error && !data ? (
        <FailedQuery
          title={say("refused")}
          help={sayRefusal(refusalOf(error))}
          retry={sayCore("tryAgain")}
          onRetry={() => void refetch()}
        />
      ) : !learner?.feeBalance ? (
        <Skeleton rows={3} label={sayCore("reading")} />
      ) : (
        <div className="grid gap-4 p-4">
          {data?.mpesaSetup?.isPractice && <PracticeNote setup={data.mpesaSetup} />}
          {attempt ? (
            <PayProgress id={attempt} feesHref={`/fees/${id}`} onAgain={() => follow(null)} />
          ) : (
            <PayForm
              learnerId={id}
              owed={Math.max(0, learner.feeBalance.owed - learner.feeBalance.credit)}
              phone={session.state.get().account?.login ?? ""}
              onBegun={follow}
            />
          )}
        </div>
      )}
    </Page>
  );
}
