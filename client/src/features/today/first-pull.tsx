import type { AsiliDb } from "../../db/asili-db";
import { useLive } from "../../db/use-live";
import { useMessages } from "../../i18n/language";
import { today as todayMessages } from "../../i18n/today";
import type { SyncPhase, SyncStatus } from "../../sync/sync-status";
import { Empty } from "../../ui/empty";
import { useStore } from "../../ui/use-store";
import type { Store } from "../../values/store";

/** Why nothing comes, and what to do. */
const OBSTACLES = {
  "waiting-network": "firstPullWaitingHelp",
  "waiting-server": "firstPullServer",
  "update-needed": "firstPullUpdate",
  "storage-full": "firstPullFull",
  "signed-out": null,
  sending: null,
  idle: null,
} as const satisfies Record<SyncPhase, unknown>;

/** The first visit on this phone: how much of the user's part of the school has come, or why it does not come. */
export function FirstPull({ db, status }: { db: AsiliDb; status: Store<SyncStatus> }) {
  const say = useMessages(todayMessages);
  const { phase } = useStore(status);
  const scopes = useLive(() => db.scopes.toArray(), [db]) ?? [];
  const obstacle = OBSTACLES[phase];
  if (obstacle) return <Empty title={say("firstPullWaiting")}>{say(obstacle)}</Empty>;
  if (phase === "signed-out") {
    return (
      <Empty title={say("firstPullWaiting")}>
        <a href="/sign-in" className="btn btn-main mt-4">
          {say("signIn")}
        </a>
      </Empty>
    );
  }
  const done = scopes.filter(({ cursor }) => cursor > 0).length;
  const progress = scopes.length ? { max: scopes.length, value: done } : {};
  return (
    <Empty title={say("firstPull")}>
      <progress className="my-4 w-full" aria-label={say("firstPull")} {...progress} />
      <p>{say("firstPullHelp", { done, all: scopes.length })}</p>
    </Empty>
  );
}
