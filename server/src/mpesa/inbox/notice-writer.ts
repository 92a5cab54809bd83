import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { writeRows } from "../../platform/write-rows.js";
import type { MpesaAttemptId, MpesaPaymentId, SchoolId } from "../../values/ids.js";
import { type NoticeFault, NoticeKind, NoticeState } from "./notice-kind.js";

/** What came to an address of ours. */
export type Arrival = {
  readonly kind: NoticeKind;
  /** Of the secret part of the address. */
  readonly secretHash: string;
  /** Null when it was too large to keep. */
  readonly body: Buffer | null;
  readonly bytes: number;
  readonly isExpectedSource: boolean | null;
  readonly fault: NoticeFault | null;
};

/** Whose address was called. */
type Addressee = {
  readonly schoolId: SchoolId;
  readonly shortcode: string;
  readonly attemptId: MpesaAttemptId | null;
  readonly paymentId: MpesaPaymentId | null;
};

type Waiting = Arrival & { settle: (isKept: boolean) => void; fail: (error: unknown) => void };

const MOST_TOGETHER = 200;
const MOST_BYTES_TOGETHER = 4_000_000;

const NOTICE = {
  name: "mpesaNotice",
  columns: [
    ...(["schoolId", "kind", "attemptId", "paymentId", "shortcode", "body", "isText", "bytes"] as const),
    ...(["isExpectedSource", "state", "fault", "dueAt", "tries", "receivedAt"] as const),
  ],
} as const;

/** Where each kind's addresses are known from. */
const ADDRESSES: Record<NoticeKind, string> = {
  stk: `select token_hash as hash, school_id as schoolId, shortcode, id as attemptId, null as paymentId
    from mpesa_attempt where token_hash in`,
  c2b: `select secret_hash as hash, school_id as schoolId, shortcode, null as attemptId, null as paymentId
    from mpesa_secret where secret_hash in`,
  status: `select token_hash as hash, school_id as schoolId, shortcode, null as attemptId, id as paymentId
    from mpesa_payment where token_hash in`,
  reversal: `select r.token_hash as hash, r.school_id as schoolId, p.shortcode, null as attemptId, p.id as paymentId
    from mpesa_reversal r join mpesa_payment p on p.id = r.payment_id where r.token_hash in`,
};

/**
 * Stores what comes, as it comes, before it is answered. What arrives while a transaction is under way is stored together
 * by the next one: a disk that waits for each commit takes hundreds a second so.
 */
export class NoticeWriter implements AsyncDisposable {
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;

  constructor(private readonly services: Pick<Services, "orm" | "clock">) {}

  /** True once it is stored and committed; false, and nothing stored, where no such address was given out. */
  write(arrival: Arrival): Promise<boolean> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ ...arrival, settle, fail });
      this.#writing ??= this.#writeAll().finally(() => (this.#writing = null));
    });
  }

  async #writeAll(): Promise<void> {
    // One turn, so that what came with it is taken along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      try {
        const kept = await inTransaction(this.services.orm.em as Em, (tx) =>
          store(tx, batch, this.services.clock.now()),
        );
        batch.forEach(({ settle }, at) => settle(kept[at]!));
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
  }

  #takeBatch(): Waiting[] {
    let bytes = 0;
    const end = this.#waiting.findIndex((waiting, at) => {
      bytes += waiting.body?.length ?? 0;
      return at > 0 && (at === MOST_TOGETHER || bytes > MOST_BYTES_TOGETHER);
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing;
  }
}

async function store(tx: Em, arrivals: readonly Arrival[], now: Date): Promise<boolean[]> {
  const addressees = new Map<string, Addressee>();
  for (const kind of new Set(arrivals.map((arrival) => arrival.kind))) {
    const hashes = [
      ...new Set(arrivals.filter((arrival) => arrival.kind === kind).map(({ secretHash }) => secretHash)),
    ];
    const found = await runSql<Addressee & { hash: string }>(tx, `${ADDRESSES[kind]} ${placesFor(hashes)}`, hashes);
    for (const { hash, ...addressee } of found) addressees.set(`${kind} ${hash}`, addressee);
  }
  const known = arrivals.map((arrival) => addressees.get(`${arrival.kind} ${arrival.secretHash}`));
  const rows = arrivals.flatMap((arrival, at) => (known[at] ? [toRow(arrival, known[at], now)] : []));
  await writeRows(tx, NOTICE, rows);
  return known.map((addressee) => addressee !== undefined);
}

function toRow({ kind, body, bytes, isExpectedSource, fault }: Arrival, addressee: Addressee, now: Date) {
  const text = body && readUtf8(body);
  return {
    ...addressee,
    kind,
    body: text ?? body?.toString("base64") ?? "",
    isText: text !== null,
    bytes,
    isExpectedSource,
    state: fault ? NoticeState.quarantined : NoticeState.received,
    fault,
    dueAt: fault ? null : now,
    tries: 0,
    receivedAt: now,
  };
}

function readUtf8(body: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}
