import type { Page } from "playwright-core";

/** What a user's database on this phone says is not settled, read past the app. */
export function readOutbox(page: Page, userId: number): Promise<{ n: number; state: string; text: string }[]> {
  return readAll(page, userId, "outbox");
}

type Draft = { typed: [position: number, text: string][]; marks: [position: number, mark: { status: string }][] };

/** The unfinished sheets in a user's database on this phone, each with what was typed or marked by place on the class list. */
export function readDrafts(page: Page, userId: number): Promise<Draft[]> {
  return readAll(page, userId, "drafts");
}

/** The keys of all that the school has told a user on this phone; `r261123m` is a register. */
export async function readTold(page: Page, userId: number): Promise<string[]> {
  return (await readAll<{ key: string }>(page, userId, "items")).map(({ key }) => key);
}

async function readAll<Row>(page: Page, userId: number, store: string): Promise<Row[]> {
  const rows = await page.evaluate(
    async ([name, from]) => {
      const result = <Result>(request: IDBRequest<Result>): Promise<Result> =>
        new Promise((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(request.error));
        });
      const database = await result(indexedDB.open(name));
      const all = await result(database.transaction(from).objectStore(from).getAll());
      database.close();
      return JSON.stringify(all, (_, value: unknown) => (value instanceof Map ? [...value] : value));
    },
    [`asili-u${userId}`, store] as const,
  );
  return JSON.parse(rows) as Row[];
}
