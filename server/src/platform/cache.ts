/** Short-lived facts shared by every process of an installation: in this process's memory, or in Redis. */
export type Cache = {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Adds one and tells the new count; the count is forgotten `ttlSeconds` after it began. */
  increment(key: string, ttlSeconds: number): Promise<number>;
  /** Seconds until the key is forgotten; 0 when there is no such key. */
  secondsLeft(key: string): Promise<number>;
};
