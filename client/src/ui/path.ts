import { createStore, type Store } from "../values/store";

const shown = createStore(location.pathname);

addEventListener("popstate", () => shown.set(location.pathname));

/** The address within the app, without what follows a `?` or `#`. */
export const path: Store<string> = shown;

/** Goes to another page of the app; `replace` leaves no way back to this one. */
export function goTo(address: string, { replace = false } = {}): void {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  shown.set(location.pathname);
}
