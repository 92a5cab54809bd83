import { forgetLive } from "../api/live-memory";
import type { Session } from "../api/session";
import type { AsiliDb } from "../db/asili-db";
import { openDb } from "../db/open-db";
import { answerRevocations } from "./answer-revocations";
import { lockWhenLeft } from "./lock-names";

const LOOK_EVERY_MS = 3_600_000;

/** What keeps the parts of this phone their users' own while the app is open. */
export function guardPhone(db: AsiliDb, session: Session, stopped: AbortSignal): void {
  lockWhenLeft(db, stopped);
  // A refused sign-in may have been ended by a revocation; that of somebody who is not here is found by asking.
  let expired = false;
  const onSession = (): void => {
    const { account, expired: now } = session.state.get();
    if (now && !expired) void look();
    expired = now;
    if (!account) forgetLive();
  };
  const look = (): Promise<void> => answerRevocations({ session, openDb }).catch(() => undefined);
  const timer = setInterval(() => session.known.length > 1 && void look(), LOOK_EVERY_MS);
  const endings = [
    session.state.subscribe(onSession),
    db.names.locked.subscribe(() => db.names.locked.get() && forgetLive()),
  ];
  stopped.addEventListener("abort", () => {
    clearInterval(timer);
    endings.forEach((end) => end());
  });
  onSession();
  if (!expired && session.known.length > 1) void look();
}
