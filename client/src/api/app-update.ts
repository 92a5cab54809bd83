import { createStore, type Store } from "../values/store";

// How often an app that stays open asks whether there is a newer one.
const LOOK_EVERY_MS = 3_600_000;

const ready = createStore(false);
let registration: ServiceWorkerRegistration | null = null;
let agreed = false;

/** Whether a newer version of the app lies on this phone and waits for the user to agree. */
export const updateReady: Store<boolean> = ready;

/** Has the app work without the network, and watches for newer versions. Nothing changes before the user agrees. */
export async function watchForUpdate(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const workers = navigator.serviceWorker;
  const hadWorker = workers.controller !== null;
  // Another tab may have agreed; this one is not reloaded under its user's hands.
  workers.addEventListener("controllerchange", () => (agreed ? location.reload() : hadWorker && ready.set(true)));
  registration = await workers.register("/service-worker.js");
  registration.addEventListener("updatefound", () => announceWhenInstalled(registration?.installing ?? null));
  announceWhenInstalled(registration.installing);
  if (registration.waiting && workers.controller) ready.set(true);
  setInterval(() => void lookForUpdate(), LOOK_EVERY_MS);
}

/** Asks the server now whether there is a newer version. */
export async function lookForUpdate(): Promise<void> {
  await registration?.update().catch(() => undefined);
}

/** Changes to the newer version now, which reloads the page. Never call it over a dirty sheet. */
export function applyUpdate(): void {
  agreed = true;
  if (registration?.waiting) registration.waiting.postMessage("update");
  else location.reload();
}

function announceWhenInstalled(worker: ServiceWorker | null): void {
  worker?.addEventListener("statechange", () => {
    // Without a controller it is the first one: nothing older is there to be replaced.
    if (worker.state === "installed" && navigator.serviceWorker.controller) ready.set(true);
  });
}
