type Batch<Key, Value> = { keys: Set<Key>; loaded: Promise<ReadonlyMap<Key, Value>> };

/**
 * Loads what many fields of one answer ask for one by one with one query: keys asked for in the same turn of the event
 * loop, for the same request and with the same argument, go to `load` together. Nothing is kept beyond that.
 */
export function createBatchLoader<Request extends object, Key, Value, Argument extends string | number | void = void>(
  load: (request: Request, keys: readonly Key[], argument: Argument) => Promise<ReadonlyMap<Key, Value>>,
): (request: Request, key: Key, argument: Argument) => Promise<Value | undefined> {
  const gathering = new WeakMap<Request, Map<Argument, Batch<Key, Value>>>();

  const begin = (request: Request, argument: Argument): Batch<Key, Value> => {
    const keys = new Set<Key>();
    const gathered = new Promise<void>((resolve) => setImmediate(resolve));
    const loaded = gathered.then(() => {
      gathering.get(request)?.delete(argument);
      return load(request, [...keys], argument);
    });
    const batch = { keys, loaded };
    const batches = gathering.get(request) ?? new Map<Argument, Batch<Key, Value>>();
    gathering.set(request, batches.set(argument, batch));
    return batch;
  };

  return (request, key, argument) => {
    const { keys, loaded } = gathering.get(request)?.get(argument) ?? begin(request, argument);
    keys.add(key);
    return loaded.then((values) => values.get(key));
  };
}
