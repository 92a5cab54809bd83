import type { KeyValueStore } from "./account-book";

const DATABASE = "asili-phone";
const TABLE = "kept";

/**
 * A browser brings localStorage to the disk seconds after it was written, so a battery that dies soon after somebody
 * signed in would leave a phone that knows nobody, and what they saved behind a door that needs the network. Hence each
 * value goes to IndexedDB as well, durably, and is taken from there when the app opens.
 */
export async function openDurableStorage(quick: Storage, keys: readonly string[]): Promise<KeyValueStore> {
  const database = await open().catch(() => null);
  // Without IndexedDB the app can keep nothing at all; it says so where it first needs to.
  if (!database) return quick;
  for (const key of keys) {
    const kept = await read(database, key);
    if (kept !== undefined && kept !== quick.getItem(key)) quick.setItem(key, kept);
  }
  return {
    getItem: (key) => quick.getItem(key),
    setItem: (key, value) => {
      quick.setItem(key, value);
      if (keys.includes(key)) put(database, key, value);
    },
  };
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(TABLE));
  return resultOf(request);
}

function read(database: IDBDatabase, key: string): Promise<string | undefined> {
  return resultOf<string | undefined>(database.transaction(TABLE).objectStore(TABLE).get(key));
}

function put(database: IDBDatabase, key: string, value: string): void {
  database.transaction(TABLE, "readwrite", { durability: "strict" }).objectStore(TABLE).put(value, key);
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
