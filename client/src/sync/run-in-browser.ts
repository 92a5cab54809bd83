import type { WritableStore } from "../values/store";
import { PokeListener } from "./poke-listener";
import { type Engine, startEngine } from "./start-engine";
import type { SyncPorts } from "./sync-ports";
import type { SyncStatus } from "./sync-status";

// How long after a good cycle to look again: when the server tells of news, when it does not, when nobody looks.
const POLL_MS = { told: 300_000, untold: 60_000, hidden: 900_000 };

const isSeen = (): boolean => document.visibilityState === "visible";

/** Runs the engine, woken by the network, the user's eye and the server's pokes, until it is stopped. */
export function runInBrowser(ports: SyncPorts, status: WritableStore<SyncStatus>, stopped: AbortSignal): Engine {
  const pokes = new PokeListener(ports, () => engine.wake("poke"));
  const engine = startEngine(ports, status, () => pollMs(pokes.connected));
  const onChange = (reason: "online" | "visible" | null) => (): void => {
    pokes.listen(isSeen() && navigator.onLine);
    if (reason && isSeen() && navigator.onLine) engine.wake(reason);
  };
  const options = { signal: stopped };
  addEventListener("online", onChange("online"), options);
  addEventListener("offline", onChange(null), options);
  document.addEventListener("visibilitychange", onChange("visible"), options);
  onChange(null)();
  stopped.addEventListener("abort", () => {
    pokes.listen(false);
    engine.stop();
  });
  return engine;
}

function pollMs(connected: boolean): number {
  if (!isSeen()) return POLL_MS.hidden;
  return connected ? POLL_MS.told : POLL_MS.untold;
}
