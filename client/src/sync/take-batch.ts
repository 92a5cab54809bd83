import type { OutboxRow } from "../db/asili-db";

export const MAX_OPERATIONS = 200;
const MAX_BYTES = 32 * 1024;
// Each travels as a JSON string in a list: two quotes and a comma.
const FRAME_BYTES = 3;

/** The first of the rows that fit into one request. The text is ASCII, so its length is its bytes. */
export function takeBatch(rows: readonly OutboxRow[], limit: number): OutboxRow[] {
  let bytes = 0;
  const end = rows.findIndex(({ text }, index) => {
    bytes += text.length + FRAME_BYTES;
    return index >= limit || (index > 0 && bytes > MAX_BYTES);
  });
  return rows.slice(0, end === -1 ? rows.length : end);
}
