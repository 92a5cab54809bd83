import type { SentRow } from "../db/asili-db";

const TAKEN: readonly SentRow["outcome"][] = ["APPLIED", "AGREED", "CONTESTED"];

/** Whether the server took it; else its author let go of it, which is theirs to keep. */
export const isTaken = (outcome: SentRow["outcome"]): boolean => TAKEN.includes(outcome);
