import type { Socket } from "../api/socket";
import type { ScopeId } from "../values/ids";
import type { SyncPorts } from "./sync-ports";

type Poke = { readonly scope: ScopeId; readonly head: number };

const QUERY = "subscription Poke { poke { scope head } }";
// The poke for one's own write comes about when its answer does; by then the answer has been written.
const SETTLE_MS = 1_000;

/**
 * Hears from the server that a scope has moved. A poke carries no data, so a lost one loses nothing:
 * the socket is only there to pull sooner, and only while somebody looks.
 */
export class PokeListener {
  readonly #ports: SyncPorts;
  readonly #onNews: () => void;
  /** The listening of now; what still arrives for an earlier one is not heard. */
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
    if (signal.aborted) return;
    const socket = socketOf(this.#ports.session);
    const endings = [
      socket.onReconnect(this.#onNews),
      socket.listen({ query: QUERY }, ({ data }) => void this.#hear(data?.["poke"] as Poke | undefined, signal)),
    ];
    signal.addEventListener("abort", () => endings.forEach((end) => end()));
    this.#socket = socket;
  }

  async #hear(poke: Poke | undefined, signal: AbortSignal): Promise<void> {
    if (!poke) return;
    try {
      await this.#ports.wait(SETTLE_MS, signal);
      const held = await this.#ports.db.scopes.get(poke.scope);
      if (!held || held.cursor < poke.head) this.#onNews();
    } catch {
      // Nobody listens any more.
    }
  }
}
