type Batch<Key, Value> = { keys: Set<Key>; loaded: Promise<ReadonlyMap<Key, Value>> };

/**
 * Loads what many fields of one answer ask for one by one with one query: keys asked for in the same turn of the event
 * loop, for the same request, go to `load` together. Nothing is kept beyond that.
 */
export function createBatchLoader<Request extends object, Key, Value>(
  load: (request: Request, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (request: Request, key: Key) => Promise<Value | undefined> {
  const gathering = new WeakMap<Request, Batch<Key, Value>>();

  const begin = (request: Request): Batch<Key, Value> => {
    const keys = new Set<Key>();
    const gathered = new Promise<void>((resolve) => setImmediate(resolve));
    const loaded = gathered.then(() => {
      gathering.delete(request);
      return load(request, [...keys]);
    });
    const batch = { keys, loaded };
    gathering.set(request, batch);
    return batch;
  };

  return async (request, key) => {
    const { keys, loaded } = gathering.get(request) ?? begin(request);
    keys.add(key);
    return (await loaded).get(key);
  };
}
