import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { BenchRequest, BenchTeacher } from "./bench-request.js";
import { httpRequest, keepAsking } from "./keep-asking.js";

export type PeerName = "asili" | "by-hand" | "apollo" | "mercurius";
/** What a round came to. */
export type Round = { readonly perSecond: number; readonly cpuMs: number };

const CONNECTIONS = 8;

/** A server under measurement, in a process of its own. */
export class PeerProcess<Started extends { url: string } = { url: string }> implements AsyncDisposable {
  /** How often each teacher has asked, so that no two requests of theirs are the same. */
  readonly #asked = new Map<string, number>();

  private constructor(
    readonly name: PeerName,
    readonly started: Started,
    private readonly process: ChildProcess,
  ) {}

  static async start<Started extends { url: string }>(name: PeerName, argument: string): Promise<PeerProcess<Started>> {
    const env = { ...process.env, NODE_ENV: "production" };
    const child = fork(join(import.meta.dirname, `${name}-peer.ts`), [argument], { env });
    const ended = once(child, "exit").then(() => Promise.reject(new Error(`${name} ended before it listened`)));
    const [started] = (await Promise.race([once(child, "message"), ended])) as [Started];
    ended.catch(() => undefined);
    return new PeerProcess(name, started, child);
  }

  /** The answer to one request. */
  async answer(request: BenchRequest, teacher: BenchTeacher): Promise<{ data?: object; errors?: unknown }> {
    let text = "";
    const next = () => this.#next(request, teacher);
    await keepAsking(
      new URL(this.started.url),
      next,
      (answer) => (text = answer),
      () => text !== "",
    );
    return JSON.parse(text) as { data?: object };
  }

  /** Asks for some seconds over eight connections, each of a teacher of their own. */
  async round(request: BenchRequest, teachers: readonly BenchTeacher[], seconds: number): Promise<Round> {
    const before = await this.#cpuMs();
    const from = performance.now();
    let answers = 0;
    const onAnswer = (text: string) => {
      if (text.includes('"errors"')) throw new Error(`${this.name} refused: ${text}`);
      answers += 1;
    };
    const isOver = () => performance.now() - from > seconds * 1000;
    await Promise.all(
      teachers
        .slice(0, CONNECTIONS)
        .map((teacher) => keepAsking(new URL(this.started.url), () => this.#next(request, teacher), onAnswer, isOver)),
    );
    const tookMs = performance.now() - from;
    return { perSecond: (answers * 1000) / tookMs, cpuMs: ((await this.#cpuMs()) - before) / answers };
  }

  #next(request: BenchRequest, teacher: BenchTeacher): Buffer {
    const nth = this.#asked.get(teacher.token) ?? 0;
    if (!request.isRead) this.#asked.set(teacher.token, nth + 1);
    const body = this.name === "asili" ? request.asili(teacher, nth) : request.peer(teacher, nth);
    return httpRequest(teacher.token, body);
  }

  async #cpuMs(): Promise<number> {
    this.process.send("cpu");
    const [{ user, system }] = (await once(this.process, "message")) as [NodeJS.CpuUsage];
    return (user + system) / 1000;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.process.exitCode !== null) return;
    this.process.disconnect();
    await once(this.process, "exit");
  }
}
