import { type ChildProcess, fork } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Bundle, bundleMortalServer } from "./bundle-mortal-server.js";
import type { Birth, Order, Published, Told } from "./mortal-server.js";

/** What a server is born with, but for the time. */
type Inheritance = Omit<Birth, "aheadMs">;
type Heir = { readonly child: ChildProcess; readonly isLoaded: Promise<void> };

/**
 * One server after another at one address, each until it is killed. While one lives, its heir loads the program, so that
 * after a death the next is there at once.
 */
export class Mortal implements AsyncDisposable {
  #living: ChildProcess | null = null;
  #heir: Heir | null = null;
  /** Where the last one died; null when it was not told to. */
  diedAt: string | null = null;
  #death: Promise<void> = Promise.resolve();

  private constructor(
    private readonly bundle: Bundle,
    private readonly dir: string,
    private readonly inheritance: Inheritance,
    private readonly onPublished: (published: Published) => void,
    readonly url: string,
  ) {}

  static async found(
    { env, settings }: Inheritance,
    dir: string,
    onPublished: (published: Published) => void,
  ): Promise<Mortal> {
    const port = await freePort();
    const inheritance = { env: { ...env, PORT: String(port) }, settings };
    return new Mortal(await bundleMortalServer(), dir, inheritance, onPublished, `http://127.0.0.1:${port}`);
  }

  get isAlive(): boolean {
    return this.#living !== null;
  }

  /** Fulfilled when the one that lives is dead and what it said has been heard. */
  get death(): Promise<void> {
    return this.#death;
  }

  /** Sees to it that a server listens. */
  async live(aheadMs: number): Promise<void> {
    if (this.#living) return;
    const { child, isLoaded } = this.#heir ?? this.#load();
    this.#heir = null;
    await isLoaded;
    this.diedAt = null;
    this.#living = child;
    // Its channel ends after its last word, which may be heard after its exit.
    this.#death = new Promise((resolve) => {
      child.once("disconnect", () => {
        this.#living = null;
        resolve();
      });
    });
    const isListening = new Promise<void>((resolve, reject) => {
      child.once("disconnect", () => reject(new Error("the server ended before it listened")));
      child.on("message", (told: Told) => {
        if ("listening" in told) resolve();
        else if ("dying" in told) this.diedAt = told.dying;
        else if ("published" in told) this.onPublished(told.published);
      });
    });
    child.send({ birth: { ...this.inheritance, aheadMs } } satisfies Order);
    await isListening;
    this.#heir = this.#load();
  }

  /** The one that lives is to die at the nth boundary from now. */
  dieAt(nth: number): void {
    this.#living?.send({ dieAt: nth } satisfies Order);
  }

  #load(): Heir {
    const env = { ...process.env, NODE_COMPILE_CACHE: join(this.dir, "compiled") };
    const child = fork(this.bundle.file, [], { execArgv: [], env });
    const isLoaded = new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("exit", () => reject(new Error("the server ended before it was loaded")));
    });
    // Heard of when it is waited for.
    isLoaded.catch(() => {});
    return { child, isLoaded };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of [this.#living, this.#heir?.child]) {
      if (!child || child.exitCode !== null || child.signalCode !== null) continue;
      const exit = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await exit;
    }
    await this.bundle[Symbol.asyncDispose]();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
