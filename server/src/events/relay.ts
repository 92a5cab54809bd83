import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "../platform/logger.js";
import type { Em } from "../platform/orm.js";
import type { PubSub } from "../platform/pub-sub.js";
import { placesFor, runSql } from "../platform/sql.js";

/** How long an event may wait when its process died between the commit and the kick. */
const SWEEP_MS = 5_000;
const BATCH = 200;
/** How long it rests between two tellings: under many writes their events are told, and taken off, together. */
const REST_MS = 50;

type Told = { id: number; topic: string; payload: string };

/** Somebody who must hear of an event however often processes die, unlike those who merely listen. */
export type EventConsumer = {
  /** What its topics begin with. */
  readonly topics: string;
  /** Takes the event down; again, perhaps, for it may be told twice. While it throws, the event is kept and told again. */
  take(em: Em, topic: string, payload: object): Promise<void>;
};

/**
 * Publishes what the outbox holds, after the commit that put it there.
 *
 *   not started  -- start -->  asleep
 *   asleep   -- kick, or the timer -->  telling
 *   telling  -- read the oldest events, publish each, have it taken down, delete what was told -->  telling again while there were any
 *   telling  -- the outbox is empty, and kicked meanwhile -->  telling again after a short rest
 *   telling  -- the outbox is empty, or publishing failed -->  asleep; an event not told waits for the next sweep
 *
 * Each process runs one and any of them may tell any event: whoever publishes and dies before deleting leaves it to
 * be told again. So delivery is at least once, and no lock is held while publishing.
 */
export class Relay implements AsyncDisposable {
  #timer: NodeJS.Timeout | null = null;
  #telling: Promise<void> | null = null;
  #kickedMeanwhile = false;
  #stopped = false;
  readonly #stopping = new AbortController();
  #toldAt = -REST_MS;

  constructor(
    private readonly openEm: () => Em,
    private readonly pubSub: PubSub,
    private readonly logger: Logger,
    private readonly sweepMs = SWEEP_MS,
    private readonly consumers: readonly EventConsumer[] = [],
  ) {}

  /** The outbox is there: from now on it is told. */
  start(): void {
    this.#timer ??= setInterval(() => this.kick(), this.sweepMs).unref();
    // What a process left that died is told at once.
    this.kick();
  }

  /** Something was committed to the outbox. Never throws and never waits. */
  kick(): void {
    this.#kickedMeanwhile = true;
    if (this.#stopped || this.#timer === null) return;
    this.#telling ??= this.#tellAll().finally(() => {
      this.#telling = null;
      if (this.#kickedMeanwhile) this.kick();
    });
  }

  async #tellAll(): Promise<void> {
    try {
      while (this.#kickedMeanwhile && !this.#stopped) {
        await this.#rest();
        this.#kickedMeanwhile = false;
        while (!this.#stopped && (await this.#tellBatch()) === BATCH);
        this.#toldAt = performance.now();
      }
    } catch (error) {
      this.logger.warn({ err: error }, "Events could not be told; they wait in the outbox.");
    }
  }

  /** Until it is time to tell again, or to stop. */
  async #rest(): Promise<void> {
    const left = this.#toldAt + REST_MS - performance.now();
    if (left > 0) await delay(left, null, { signal: this.#stopping.signal }).catch(() => null);
  }

  /** Tells how many events were told. */
  async #tellBatch(): Promise<number> {
    const em = this.openEm();
    const events = await runSql<Told>(em, "select id, topic, payload from outbox_event order by id limit ?", [BATCH]);
    if (events.length === 0) return 0;
    const told: number[] = [];
    for (const { id, topic, payload } of events) {
      const said = JSON.parse(payload) as object;
      await this.pubSub.publish(topic, said);
      if (await this.#isTakenDown(em, topic, said)) told.push(id);
    }
    if (told.length > 0) await runSql(em, `delete from outbox_event where id in ${placesFor(told)}`, told);
    return told.length;
  }

  async #isTakenDown(em: Em, topic: string, payload: object): Promise<boolean> {
    try {
      for (const consumer of this.consumers) {
        if (topic.startsWith(consumer.topics)) await consumer.take(em, topic, payload);
      }
      return true;
    } catch (error) {
      this.logger.warn({ err: error }, "An event could not be taken down; it waits in the outbox.");
      return false;
    }
  }

  /** Tells what is there, if it ever started, and stops. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#stopping.abort();
    this.kick();
    await this.#telling;
    this.#stopped = true;
  }
}
