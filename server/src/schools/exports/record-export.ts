import type { FileAsked } from "../../identity/file-routes.js";
import { recordAudit } from "../../identity/record-audit.js";
import { inTransaction } from "../../platform/transaction.js";

/** Notes that somebody, or another system by its key, took a list of people away. */
export const recordExport = ({ em, viewer }: FileAsked, at: Date, title: string): Promise<void> =>
  inTransaction(em, (tx) =>
    recordAudit(tx, {
      schoolId: viewer.schoolId,
      userId: viewer.kind === "user" ? viewer.userId : null,
      action: "list.exported",
      subject: viewer.kind === "user" ? `user:${viewer.userId}` : `key:${viewer.keyId}`,
      detail: title,
      at,
    }),
  );
