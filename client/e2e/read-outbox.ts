import type { Page } from "playwright-core";

/** What a user's database on this phone says is not settled, read past the app. */
export function readOutbox(page: Page, userId: number): Promise<{ n: number; state: string; text: string }[]> {
  return page.evaluate(async (name) => {
    const result = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    const database = await result(indexedDB.open(name));
    const rows = await result(database.transaction("outbox").objectStore("outbox").getAll());
    database.close();
    return rows as { n: number; state: string; text: string }[];
  }, `asili-u${userId}`);
}
