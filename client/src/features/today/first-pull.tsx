import type { AsiliDb } from "../../db/asili-db";
import { useLive } from "../../db/use-live";
import { useMessages } from "../../i18n/language";
import { today as todayMessages } from "../../i18n/today";
import { Empty } from "../../ui/empty";

/** The first visit on this phone: how much of the user's part of the school has come. */
export function FirstPull({ db }: { db: AsiliDb }) {
  const say = useMessages(todayMessages);
  const scopes = useLive(() => db.scopes.toArray(), [db]);
  if (!scopes) return null;
  const done = scopes.filter(({ cursor }) => cursor > 0).length;
  if (!scopes.length) return <Empty title={say("firstPullWaiting")}>{say("firstPullWaitingHelp")}</Empty>;
  return (
    <Empty title={say("firstPull")}>
      <progress className="my-4 w-full" max={scopes.length} value={done} aria-label={say("firstPull")} />
      <p>{say("firstPullHelp", { done, all: scopes.length })}</p>
    </Empty>
  );
}
