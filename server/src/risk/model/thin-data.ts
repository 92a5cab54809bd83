/** Below these a school's own rules are to be preferred to what is learnt, and every screen says so. */
export const LEAST_EVENTS = 50;
export const LEAST_ROWS = 500;

export const isThin = (rows: number, events: number): boolean =>
  rows < LEAST_ROWS || Math.min(events, rows - events) < LEAST_EVENTS;
