import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { MpesaAppArguments, MpesaAppStarted } from "./mpesa-app.js";

export type MpesaApp = MpesaAppStarted & {
  /** How much of the processors' time the server has used, in milliseconds. */
  cpuMs(): Promise<number>;
} & AsyncDisposable;

/** Starts the server in a process of its own. */
export async function startMpesaApp(given: MpesaAppArguments): Promise<MpesaApp> {
  const env = { ...process.env, NODE_ENV: "production" };
  const child: ChildProcess = fork(join(import.meta.dirname, "mpesa-app.ts"), [JSON.stringify(given)], { env });
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the server ended before it listened")));
  ended.catch(() => undefined);
  const [started] = (await Promise.race([once(child, "message"), ended])) as [MpesaAppStarted];
  return {
    ...started,
    cpuMs: async () => {
      child.send("cpu");
      const [{ user, system }] = (await once(child, "message")) as [NodeJS.CpuUsage];
      return (user + system) / 1000;
    },
    [Symbol.asyncDispose]: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}
