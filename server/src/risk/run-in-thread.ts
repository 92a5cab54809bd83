import { extname } from "node:path";
import { Worker } from "node:worker_threads";

/** Not compiled, the thread's own files are TypeScript too. */
const EXTENSION = extname(import.meta.url);
const ARGUMENTS = EXTENSION === ".ts" ? ["--import", "tsx"] : [];
/** What a thread's heap may come to; a training of 50,000 rows takes about half. */
const MOST_MEGABYTES = 512;

export type ThreadWork<Message, Result> = {
  /** The file that the thread runs, without its extension. */
  readonly file: URL;
  readonly data?: unknown;
  /** Hands over what is too long for one message, once the thread is there. */
  readonly feed?: (post: (message: unknown) => void) => Promise<void>;
  /** Takes each message; the first answer that is not undefined ends the work. */
  readonly onMessage: (message: Message) => Result | undefined;
  /** Ends the thread at once. */
  readonly signal?: AbortSignal | undefined;
};

/** Has a thread of its own do something, so that the server goes on answering. Throws what is thrown there. */
export async function runInThread<Message, Result>({
  file,
  data,
  feed,
  onMessage,
  signal,
}: ThreadWork<Message, Result>): Promise<Result> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL(`${file.href}${EXTENSION}`), {
    workerData: data,
    execArgv: ARGUMENTS,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  try {
    return await new Promise<Result>((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
      worker.on("message", (message: Message) => {
        try {
          const result = onMessage(message);
          if (result !== undefined) resolve(result);
        } catch (error) {
          reject(error as Error);
        }
      });
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("The training ended without a model.")));
      feed?.((message) => worker.postMessage(message)).catch(reject);
    });
  } finally {
    await worker.terminate();
  }
}
