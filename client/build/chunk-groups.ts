const source = (paths: string): RegExp => new RegExp(`/client/src/(?:${paths})`);

/**
 * What is fetched together. The first load is one script: it packs better than its parts and comes in one round trip. So
 * does the rest of what a teacher's phone keeps: in forty scripts of their own the same words travel forty times, 13 kB.
 * A group takes along what its parts import unless an earlier group has it.
 */
export const chunkGroups = [
  { name: "app", tags: ["$initial" as const] },
  {
    name: "wire",
    test: source("generated/wire/|api/(?:app-update|deflate|live-memory|graphql-request|session-requests)\\."),
  },
  {
    name: "parts",
    test: source(
      "ui/(?:choices|contested-rows|copy-text|day-step|dialog|door|field|form-dialog|give-file)\\.|i18n/(?:cell-history|contested|dead-ends|held|mark-details|proposed|refusals|use-giver|use-refusal|use-sayer-words)\\.|features/navigation/",
    ),
  },
  { name: "engine", test: source("sync/|errands/|phone/guard-phone\\.") },
  { name: "entrance", test: source("features/(?:phone-lock|sign-in/sign-in-page|settings/account-page)") },
  { name: "today", test: source("features/(?:today|report-cards)/|ui/report-card/|features/sync-tray/sync-badge\\.") },
  { name: "work", test: source("features/(?:sync-tray|roll-call)/|features/marks/(?!score-workbook)") },
  { name: "carry", test: source("features/hand-carry/") },
].map((group, at, all) => ({ ...group, priority: all.length - at }));
