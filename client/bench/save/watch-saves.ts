import type { Page } from "playwright-core";

/** A register as it reached the disk: milliseconds from its transaction's begin, and from the tap before it, to its end. */
export type SavedRegister = { readonly committed: number; readonly tapped: number; readonly durability: string };

/** Watches the page's own database, from the next page on; the answer tells what was seen. */
export async function watchSaves(page: Page): Promise<() => Promise<SavedRegister[]>> {
  await page.addInitScript(() => {
    const saves: SavedRegister[] = [];
    Object.assign(window, { saves });
    let tap = 0;
    addEventListener("click", (event) => (tap = event.timeStamp), { capture: true });
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const [from, tapped] = [performance.now(), tap];
      const transaction = begin.call(this, stores, mode, options);
      // Of all that is written, only a saved register touches what waits and the sheet it was begun on.
      const isSave = mode === "readwrite" && ["outbox", "drafts"].every((store) => [stores].flat().includes(store));
      if (isSave) {
        transaction.addEventListener("complete", () => {
          const now = performance.now();
          saves.push({ committed: now - from, tapped: now - tapped, durability: options?.durability ?? "default" });
        });
      }
      return transaction;
    };
  });
  return () => page.evaluate(() => (window as unknown as { saves: SavedRegister[] }).saves);
}
