import type { AsiliDb } from "../../db/asili-db";
import { assessmentName } from "../../db/assessment-name";
import { readSchool } from "../../db/read-school";
import { decodeOperation, type Operation } from "../../values/operation";

/** Why a user may let go of a record; the words for each are the tray's. */
export const DISCARD_REASONS = ["Mistake", "Paper", "Other"] as const;
type DiscardReason = (typeof DISCARD_REASONS)[number];

export type Discarded = {
  readonly operation: Operation;
  readonly className: string;
  /** What its assessment is called; empty for a register. */
  readonly assessment: string;
  readonly why: DiscardReason;
  /** Milliseconds, by this phone. */
  readonly at: number;
};

/** What the user let go of in the last month, the latest first. */
export async function readDiscarded(db: AsiliDb): Promise<readonly Discarded[]> {
  const rows = await db.sent.filter(({ outcome }) => outcome === "DISCARDED").toArray();
  const school = rows.length ? await readSchool(db) : null;
  const discarded = await Promise.all(
    rows.map(async ({ text, classId, why, at }): Promise<Discarded> => {
      const operation = decodeOperation(text);
      return {
        operation,
        className: school?.classes.get(classId)?.name ?? "",
        assessment: await assessmentName(db, operation),
        why: DISCARD_REASONS.find((reason) => reason === why) ?? "Other",
        at,
      };
    }),
  );
  return discarded.sort((one, other) => other.at - one.at);
}
