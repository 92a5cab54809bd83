import { useQuery } from "@apollo/client/react";
import { useCallback, useEffect } from "react";
import { HeldCountDocument } from "../../generated/live/graphql";
import { held } from "../../i18n/held";
import { useMessages } from "../../i18n/language";
import type { SyncStatus } from "../../sync/sync-status";
import { Note } from "../../ui/note";
import { useStore } from "../../ui/use-store";
import type { Store } from "../../values/store";

type HeldNoteProps = { asOf: number; status: Store<SyncStatus> };

/** How many records of colleagues wait for the head, and the way to where they are decided. */
export function HeldNote({ asOf, status }: HeldNoteProps) {
  const say = useMessages(held);
  const { data, refetch } = useQuery(HeldCountDocument, { fetchPolicy: "cache-and-network" });
  const askAgain = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  // What is held moves nothing on the board; the badge hears of it.
  const { needsYou } = useStore(status);
  useEffect(askAgain, [askAgain, asOf, needsYou]);
  const n = data?.heldOperations.totalCount ?? 0;
  if (n === 0) return null;
  return (
    <Note tone="warn">
      <p>{say("waitingCount", { n })}</p>
      <a href="/sync" className="btn mt-2">
        {say("decide")}
      </a>
    </Note>
  );
}
