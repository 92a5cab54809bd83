import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { placesFor } from "../../platform/sql.js";
import type { ReceiptId } from "../../values/ids.js";
import { visibleReceipts } from "./find-receipts.js";
import { readReceipts, type ReceiptRow } from "./receipt-rows.js";

/** The receipts of these ids that the viewer may see, by id. */
export async function loadReceipts(
  em: Em,
  viewer: Viewer,
  ids: readonly ReceiptId[],
): Promise<Map<ReceiptId, ReceiptRow>> {
  if (ids.length === 0) return new Map();
  const named = { sql: `r.id in ${placesFor(ids)}`, values: [...ids] };
  const rows = await readReceipts(em, viewer.schoolId, [named, ...visibleReceipts(viewer)], { sql: "", values: [] });
  return new Map(rows.map((row) => [row.id, row]));
}
