import type { Em } from "../platform/orm.js";
import type { SchoolId, UserId } from "../values/ids.js";
import { AuditEvent } from "./audit-event.entity.js";

export type Audit = {
  schoolId: SchoolId;
  /** Null when the machine itself acted. */
  userId: UserId | null;
  /** What was done, as `noun.verbed`. */
  action: string;
  /** What it was done to, as `kind:id`. */
  subject: string;
  detail: string;
  at: Date;
};

const MAX_DETAIL = 500;

/** Notes who did what, in the transaction in which it was done. */
export async function recordAudit(tx: Em, audit: Audit): Promise<void> {
  const detail = audit.detail.slice(0, MAX_DETAIL);
  await tx
    .createQueryBuilder(AuditEvent)
    .insert({ ...audit, detail })
    .execute();
}
