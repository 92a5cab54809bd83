import { addMissingDefaults } from "../assessment/add-missing-defaults.js";
import { forgetTombstones } from "../events/forget-tombstones.js";
import { checkAllFees } from "../fees/checks/check-fees.js";
import { forgetExpiredTokens } from "../identity/forget-expired-tokens.js";
import { publishAllColleagues } from "../identity/publish-all-colleagues.js";
import { forgetNotices } from "../mpesa/inbox/forget-notices.js";
import { pullRecent } from "../mpesa/reconciliation/pull-recent.js";
import { askNightlyRuns } from "../risk/training/ask-nightly-runs.js";
import { forgetDecisions } from "../sync/held/forget-decisions.js";
import { publishHeld } from "../sync/held/publish-held.js";
import type { Job } from "./job.js";

const QUARTER = 900;
const HOUR = 3600;
const DAY = 24 * HOUR;

export const allJobs: readonly Job[] = [
  { name: "forget-tombstones", everySeconds: DAY, run: forgetTombstones },
  { name: "publish-colleagues", everySeconds: DAY, run: publishAllColleagues },
  { name: "publish-held", everySeconds: HOUR, run: publishHeld },
  { name: "forget-decisions", everySeconds: DAY, run: forgetDecisions },
  { name: "check-fees", everySeconds: QUARTER, run: checkAllFees },
  { name: "forget-expired-tokens", everySeconds: HOUR, run: forgetExpiredTokens },
  { name: "pull-mpesa", everySeconds: HOUR, run: pullRecent },
  { name: "add-missing-defaults", everySeconds: DAY, run: addMissingDefaults },
  { name: "ask-nightly-risk-runs", everySeconds: QUARTER, run: askNightlyRuns },
  { name: "forget-notices", everySeconds: DAY, run: forgetNotices },
];
