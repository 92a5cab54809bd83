import { expect, test } from "vitest";
import type { SyncPhase } from "../../sync/sync-status";
import { isAlarm, type Summary, summaryOf } from "./summary-of";

type Case = { phase: SyncPhase; unsent: number; needsYou: number; kind: Summary["kind"]; n: number };
const cases: Case[] = [
  { phase: "idle", unsent: 0, needsYou: 0, kind: "sent", n: 0 },
  { phase: "sending", unsent: 0, needsYou: 0, kind: "sent", n: 0 },
  { phase: "waiting-network", unsent: 0, needsYou: 0, kind: "sent", n: 0 },
  { phase: "idle", unsent: 12, needsYou: 0, kind: "waiting", n: 12 },
  { phase: "waiting-network", unsent: 12, needsYou: 0, kind: "waiting", n: 12 },
  { phase: "sending", unsent: 12, needsYou: 0, kind: "sending", n: 12 },
  { phase: "idle", unsent: 0, needsYou: 2, kind: "needs-you", n: 2 },
  { phase: "waiting-network", unsent: 3, needsYou: 2, kind: "needs-you", n: 2 },
  { phase: "signed-out", unsent: 3, needsYou: 2, kind: "signed-out", n: 3 },
  { phase: "signed-out", unsent: 0, needsYou: 0, kind: "sent", n: 0 },
  { phase: "update-needed", unsent: 3, needsYou: 0, kind: "update-needed", n: 3 },
  { phase: "update-needed", unsent: 0, needsYou: 0, kind: "update-needed", n: 0 },
];

test.each(cases)("$phase with $unsent unsent and $needsYou in the tray: $kind", ({ kind, n, ...status }) => {
  expect(summaryOf(status)).toEqual({ kind, n });
});

test("only what is on its way or there raises no alarm", () => {
  const kinds = cases.filter((one) => !isAlarm(summaryOf(one))).map(({ kind }) => kind);
  expect([...new Set(kinds)].sort()).toEqual(["sending", "sent", "waiting"]);
});
