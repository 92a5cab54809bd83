const forgetters = new Set<() => void>();

/** Has what live pages were shown dropped when its user locks the phone or leaves it. */
export function whenForgotten(forget: () => void): void {
  forgetters.add(forget);
}

export function forgetLive(): void {
  for (const forget of forgetters) forget();
  forgetters.clear();
}
