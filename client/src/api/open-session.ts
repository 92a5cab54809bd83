import { ACCOUNTS } from "./account-book";
import { openDurableStorage } from "./durable-storage";
import { Session } from "./session";
import { Traffic } from "./traffic";
import { waitFor } from "./wait-for";

/** The session of this tab, on the browser's own network, storage and locks. */
export async function openSession(): Promise<Session> {
  const session = new Session({
    http: { fetch: (...request) => fetch(...request), endpoint: "/graphql", traffic: new Traffic() },
    storage: await openDurableStorage(localStorage, [ACCOUNTS]),
    locks: navigator.locks,
    wait: waitFor,
    clock: Date.now,
  });
  // Only other tabs' changes are told.
  addEventListener("storage", () => session.follow());
  return session;
}
