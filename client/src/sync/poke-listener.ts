import type { Socket } from "../api/socket";
import type { ScopeId } from "../values/ids";
import type { SyncPorts } from "./sync-ports";

type PokeData = { readonly poke: { readonly scope: ScopeId; readonly head: number } };

const QUERY = "subscription Poke { poke { scope head } }";
// The poke for one's own write comes about when its answer does; by then the answer has been written.
const SETTLE_MS = 1_000;
const RESUBSCRIBE_MS = 30_000;

/**
 * Hears from the server that a scope has moved. A poke carries no data, so a lost one loses nothing:
 * the socket is only there to pull sooner, and only while somebody looks.
 */
export class PokeListener {
  readonly #ports: SyncPorts;
  readonly #onNews: () => void;
  /** The listening of now; replaced when it stops, so that what still arrives for an old one is not heard. */
  #listening: AbortController | null = null;
  #socket: Socket | null = null;

  constructor(ports: SyncPorts, onNews: () => void) {
    this.#ports = ports;
    this.#onNews = onNews;
  }

  get connected(): boolean {
    return this.#socket?.connected.get() ?? false;
  }

  listen(wanted: boolean): void {
    if (wanted === (this.#listening !== null)) return;
    this.#listening?.abort();
    this.#listening = wanted ? new AbortController() : null;
    // Without the chunk there are no pokes, and polling goes on.
    if (this.#listening) void this.#listen(this.#listening.signal).catch(() => undefined);
  }

  async #listen(signal: AbortSignal): Promise<void> {
    const { socketOf } = await import("../api/socket");
    this.#socket = socketOf(this.#ports.session);
    const forgetReconnect = this.#socket.onReconnect(this.#onNews);
    signal.addEventListener("abort", forgetReconnect);
    while (!signal.aborted) {
      await this.#subscription(this.#socket, signal);
      await this.#ports.wait(RESUBSCRIBE_MS, signal);
    }
  }

  /** One subscription, until the server ends it or nobody listens any more. */
  #subscription({ client }: Socket, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const unsubscribe = client.subscribe<PokeData>(
        { query: QUERY },
        { next: ({ data }) => data && void this.#hear(data.poke, signal), error: () => resolve(), complete: resolve },
      );
      if (signal.aborted) unsubscribe();
      else signal.addEventListener("abort", unsubscribe);
    });
  }

  async #hear({ scope, head }: PokeData["poke"], signal: AbortSignal): Promise<void> {
    try {
      await this.#ports.wait(SETTLE_MS, signal);
      const held = await this.#ports.db.scopes.get(scope);
      if (!held || held.cursor < head) this.#onNews();
    } catch {
      // Nobody listens any more.
    }
  }
}
