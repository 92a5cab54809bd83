import { forgetExpiredTokens } from "../identity/forget-expired-tokens.js";
import type { Job } from "./job.js";

const HOUR = 3600;

export const allJobs: readonly Job[] = [
  { name: "forget-expired-tokens", everySeconds: HOUR, run: forgetExpiredTokens },
];
