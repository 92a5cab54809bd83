import { useQuery, useSubscription } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import type { Session } from "../api/session";
import { socketOf } from "../api/socket";
import { LatestRiskRunDocument, RiskRunChangedDocument } from "../generated/live/graphql";
import { useStore } from "../ui/use-store";

/** While something is under way: without a live link it is asked for so often, with one only lest news was lost. */
const ASK_MS = 2_000;
const ASK_LINKED_MS = 15_000;

/** The latest training, followed as it goes; `onOver` is called when one that was under way is. */
export function useRiskRun(session: Session, onOver: () => void) {
  const isLinked = useStore(socketOf(session).connected);
  const query = useQuery(LatestRiskRunDocument, { fetchPolicy: "cache-and-network" });
  const run = query.data?.riskRun ?? null;
  const isBusy = run?.state === "WAITING" || run?.state === "RUNNING";
  const { refetch, startPolling, stopPolling } = query;

  useSubscription(RiskRunChangedDocument, {
    ignoreResults: true,
    // What is told of a run that is shown goes into the cache by itself.
    onData: ({ data: { data } }) => {
      if (data && (data.riskRunChanged.id !== run?.id || data.riskRunChanged.state === "DONE")) void refetch();
    },
  });

  useEffect(() => {
    if (!isBusy) return;
    startPolling(isLinked ? ASK_LINKED_MS : ASK_MS);
    return stopPolling;
  }, [isBusy, isLinked, startPolling, stopPolling]);

  const wasBusy = useRef(isBusy);
  useEffect(() => {
    if (wasBusy.current && !isBusy) onOver();
    wasBusy.current = isBusy;
  });

  return { query, run, isBusy, isLinked };
}
