import type { AsiliDb } from "../asili-db";

/** All that a database holds, as somebody with the phone's disk would read it. */
export async function dumpOf(db: AsiliDb): Promise<string> {
  const tables = await Promise.all(db.tables.map((table) => table.toArray() as Promise<unknown[]>));
  return JSON.stringify(tables, (_, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value,
  );
}
