/** Whether somebody asked for a run. */
export const RunWhy = { nightly: "nightly", asked: "asked" } as const;
export type RunWhy = (typeof RunWhy)[keyof typeof RunWhy];
