import type { Change } from "../change";
import type { AsiliDb, SealedLine } from "../asili-db";
import { getItems } from "../get-items";
import { namesSomeone } from "./names";
import { sealLine } from "./seal-line";

/** A change whose lines that name people are sealed, by key. */
export type SealedChange = Change & { readonly sealed: ReadonlyMap<string, SealedLine> };

/**
 * Makes a change fit to be written. Before the transaction that writes it, which waiting for a cipher would end; what it
 * replaces is opened on the same occasion, as the scope's checksum counts lines in clear.
 */
export async function sealChange(db: AsiliDb, change: Change): Promise<SealedChange> {
  const { scope, items } = change;
  // Over plain http a browser has no ciphers; there the network gives names away as well.
  if (!globalThis.crypto?.subtle) return { ...change, sealed: new Map() };
  const naming = [...new Map(items)].filter(([key]) => namesSomeone(key));
  if (!change.full && naming.length > 0) {
    await getItems(
      db,
      scope,
      naming.map(([key]) => key),
    );
  }
  const live = naming.filter(([, line]) => line !== "");
  const sealed = await Promise.all(
    live.map(async ([key, line]) => [key, await sealLine(db, scope, key, line)] as const),
  );
  return { ...change, sealed: new Map(sealed) };
}
