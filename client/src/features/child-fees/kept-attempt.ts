/** An attempt that is older is over: it is found on the page of the fees. */
const KEPT_MS = 60 * 60_000;

const nameOf = (learnerId: string): string => `asili.paying.${learnerId}`;

/** The attempt that was begun for a child in this tab, so that a reload goes on with it instead of paying again. */
export function keptAttempt(learnerId: string): string | null {
  const [id, at] = (sessionStorage.getItem(nameOf(learnerId)) ?? "").split(" ");
  return id && Date.now() - Number(at) < KEPT_MS ? id : null;
}

export function keepAttempt(learnerId: string, id: string | null): void {
  if (id === null) sessionStorage.removeItem(nameOf(learnerId));
  else sessionStorage.setItem(nameOf(learnerId), `${id} ${Date.now()}`);
}
