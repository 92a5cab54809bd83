import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** For whatever is waited for on a page: the machine may be busy with others. */
const PATIENCE_MS = 60_000;

export type ScreenSize = { width: number; height: number };
const SMALL_PHONE: ScreenSize = { width: 360, height: 640 };
export const LAPTOP: ScreenSize = { width: 1280, height: 800 };

/**
 * A real Chromium with a profile folder of its own. `kill` ends it like an empty battery; `open` starts it again on
 * the same profile: IndexedDB, cookies and the service worker are still there.
 */
export class Phone implements AsyncDisposable {
  #process: ChildProcess | null = null;
  #browser: Browser | null = null;

  private constructor(
    readonly profile: string,
    readonly size: ScreenSize,
    private readonly flags: readonly string[],
  ) {}

  /** `flags` are Chromium's own, such as what its camera sees. */
  static async create(size: ScreenSize = SMALL_PHONE, flags: readonly string[] = []): Promise<Phone> {
    const phone = new Phone(await mkdtemp(join(tmpdir(), "asili-phone-")), size, flags);
    await phone.open();
    return phone;
  }

  async open(): Promise<void> {
    const portFile = join(this.profile, "DevToolsActivePort");
    await rm(portFile, { force: true });
    await Promise.all(
      ["SingletonLock", "SingletonSocket", "SingletonCookie"].map((name) =>
        rm(join(this.profile, name), { force: true }),
      ),
    );
    const size = `--window-size=${this.size.width},${this.size.height}`;
    const flags = [
      ...FLAGS,
      ...this.flags,
      size,
      "--remote-debugging-port=0",
      `--user-data-dir=${this.profile}`,
      "about:blank",
    ];
    this.#process = spawn(CHROMIUM, flags, { stdio: "ignore", detached: true });
    const port = await debuggingPort(portFile);
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    this.context.setDefaultTimeout(PATIENCE_MS);
  }

  get context(): BrowserContext {
    const context = this.#browser?.contexts()[0];
    if (!context) throw new Error("the phone is off");
    return context;
  }

  async page(url: string): Promise<Page> {
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    await page.setViewportSize(this.size);
    await page.goto(url);
    return page;
  }

  /** Closes the browser as people do, which brings its cookies to the disk; that happens only every half minute else. */
  async putAway(): Promise<void> {
    const child = this.#process;
    const session = await this.#browser?.newBrowserCDPSession();
    const exited = child && once(child, "exit");
    await session?.send("Browser.close").catch(() => undefined);
    await exited;
    this.#process = this.#browser = null;
  }

  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child?.pid && child.exitCode === null && child.signalCode === null) {
      const exited = once(child, "exit");
      process.kill(-child.pid, "SIGKILL");
      await exited;
    }
    await this.#browser?.close().catch(() => undefined);
    this.#browser = null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function debuggingPort(file: string): Promise<string> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    const [port, path] = existsSync(file) ? (await readFile(file, "utf8")).split("\n") : [];
    if (port && path) return port;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Chromium did not start within ${PATIENCE_MS / 1000} s`);
}
