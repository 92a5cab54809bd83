import { ConnectionException, DeadlockException, LockWaitTimeoutException } from "@mikro-orm/core";

/** Whether a transaction failed through no fault of its own: tried again, the same work may succeed. */
export const isPassing = (error: unknown): boolean =>
  error instanceof DeadlockException ||
  error instanceof LockWaitTimeoutException ||
  error instanceof ConnectionException;
