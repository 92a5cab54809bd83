import type { Services } from "../../context.js";
import { Refusal } from "../../errors.js";
import type { Em } from "../../platform/orm.js";
import { isPassing } from "../../platform/passing-failure.js";
import { inTransaction } from "../../platform/transaction.js";

/** Judges a batch in one transaction; when its writing fails, once more, each operation within a savepoint of its own. */
export async function writeBatch<Result>(
  services: Pick<Services, "logger" | "relay">,
  em: Em,
  judge: (tx: Em, oneByOne: boolean) => Promise<Result>,
): Promise<Result> {
  const judgeAll = (oneByOne: boolean) => inTransaction(em, (tx) => judge(tx, oneByOne));
  try {
    return await judgeAll(false);
  } catch (error) {
    if (error instanceof Refusal || isPassing(error)) throw error;
    services.logger.error({ err: error }, "a batch could not be written; its operations are tried one by one");
    return await judgeAll(true);
  } finally {
    services.relay.kick();
  }
}
