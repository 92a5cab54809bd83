import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import type { Session } from "../../api/session";
import { ScoreHistoryDocument } from "../../generated/live/graphql";
import { cellHistory } from "../../i18n/cell-history";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { scoreHistory } from "../../i18n/score-history";
import { useRefusal } from "../../i18n/use-refusal";
import { Empty } from "../../ui/empty";
import { FailedQuery } from "../../ui/failed-query";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { GivenItem } from "./given-item";
import { useScoreWords } from "./use-score-words";

type ScoreHistoryPageProps = { session: Session; classId: string; assessmentId: string; learnerId: string };

const PAGE = 50;

/** Every score a learner was ever given in one assessment, the latest first. */
export default function ScoreHistoryPage({ classId, assessmentId, learnerId }: ScoreHistoryPageProps) {
  const say = useMessages(scoreHistory);
  const sayCell = useMessages(cellHistory);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const words = useScoreWords();
  const [first, setFirst] = useState(PAGE);
  const { data, error, refetch } = useQuery(ScoreHistoryDocument, {
    variables: { assessmentId, learnerId, first },
    fetchPolicy: "cache-and-network",
  });
  const history = data?.scoreHistory;
  const { nodes = [], totalCount = 0 } = history?.entries ?? {};
  return (
    <Page
      title={history?.learner.name ?? say("title")}
      tab={say("title")}
      back={{ href: `/marks/${classId}/${assessmentId}`, label: sayCore("back") }}
    >
      {error && !data ? (
        <FailedQuery
          title={sayCell("failed")}
          help={sayRefusal(refusalOf(error))}
          retry={sayCore("tryAgain")}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <Skeleton rows={4} label={sayCore("reading")} />
      ) : !history || totalCount === 0 ? (
        <Empty title={say("none")}>{say("noneHelp")}</Empty>
      ) : (
        <div className="grid gap-3 p-4">
          <div>
            <p className="muted">
              {history.assessment.subject}, {history.assessment.name}
            </p>
            <p className="text-lg font-semibold">
              {history.stands ? say("stands", { score: words(history.stands) }) : say("nothing")}
            </p>
          </div>
          <ol className="card">
            {nodes.map((entry) => (
              <GivenItem key={entry.id} entry={entry} />
            ))}
          </ol>
          {nodes.length < totalCount && first < 4 * PAGE && (
            <button type="button" className="btn btn-bare w-full text-accent" onClick={() => setFirst(first + PAGE)}>
              {sayCell("older")}
            </button>
          )}
        </div>
      )}
    </Page>
  );
}
