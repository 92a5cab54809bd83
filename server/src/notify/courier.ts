import type { Services } from "../context.js";
import type { Em } from "../platform/orm.js";
import { sendDuePush } from "./push/send-due-push.js";
import { giveUpWaiting } from "./sms/give-up-waiting.js";
import { sendDueSms } from "./sms/send-due-sms.js";

/** How long a message may lie when the process that put it down has died. */
const SWEEP_MS = 15_000;

type Carrying = Pick<Services, "orm" | "sms" | "push" | "clock" | "logger">;

/**
 * Sends what has been put down and is due.
 *
 *   asleep   -- kick, or the timer -->  sending
 *   sending  -- claim a message, hand it over, note what became of it -->  sending, while any is due
 *   sending  -- none is due, or the database fails -->  asleep
 *
 * Each process runs one. A message is claimed by one of them before it is handed over, and no lock is held meanwhile: who
 * dies then leaves a text message that nobody sends again, since it may have gone, and a notice that is tried again, since
 * two with the same tag are shown as one.
 */
export class Courier implements AsyncDisposable {
  #timer: NodeJS.Timeout | null = null;
  #sending: Promise<void> | null = null;
  #kickedMeanwhile = false;
  #stopped = false;

  constructor(
    private readonly services: Carrying,
    private readonly sweepMs = SWEEP_MS,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => this.kick(), this.sweepMs).unref();
    this.kick();
  }

  /** Something was put down. Never throws and never waits. */
  kick(): void {
    this.#kickedMeanwhile = true;
    if (this.#stopped || this.#timer === null) return;
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
      if (this.#kickedMeanwhile) this.kick();
    });
  }

  async #sendAll(): Promise<void> {
    const { orm, sms, push, clock, logger } = this.services;
    const open = () => orm.em.fork({ clear: true, useContext: false }) as Em;
    this.#kickedMeanwhile = false;
    try {
      await giveUpWaiting(open(), clock.now());
      while (!this.#stopped && (await sendDuePush(open, push, clock)));
      while (!this.#stopped && sms && (await sendDueSms(open, sms, clock)));
    } catch (error) {
      logger.warn({ err: error }, "Messages could not be sent; they wait.");
    }
  }

  /** Finishes the message under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#stopped = true;
    await this.#sending;
  }
}
