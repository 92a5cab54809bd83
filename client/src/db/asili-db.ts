import { Dexie, type DexieOptions, type Table } from "dexie";

export type { Table };
import type { ClassId, Counter, Position, ScopeId, Seq, TermId, UserId } from "../values/ids";
import type { Mark } from "../values/mark";
import type { RegisterKey } from "../values/register-key";
import type { SheetKey } from "../values/sheet-operation";
import { createStore } from "../values/store";
import type { KeyRow } from "./names/key-row";
import { Names } from "./names/names";

/** A line that names people, as it lies on the disk: a nonce of 12 bytes, then AES-GCM's ciphertext and tag. */
export type SealedLine = Uint8Array<ArrayBuffer>;

/** A fact as the server told it, sealed where it names people: read it through `db.names`. */
export type ItemRow = { scope: ScopeId; key: string; line: string | SealedLine };

/** What this user may see, how far it is known (`cursor`), and the checksum of what is held. */
export type ScopeRow = {
  id: ScopeId;
  kind: "school" | "class-term" | "user";
  classId: ClassId | null;
  termId: TermId | null;
  cursor: Seq;
  digest: number;
  /** Milliseconds, by this phone: when it was last fetched afresh because the checksums differed. */
  refetchedAt?: number;
};

/** Something said on this phone that no verdict has let go of. Only `waiting` rows are sent. */
export type OutboxRow = {
  n: Counter;
  /** The operation exactly as it travels; its hash is its identity on the server. */
  text: string;
  classId: ClassId;
  /** The register or the sheet it speaks of. */
  key: RegisterKey | SheetKey;
  /** Unix seconds, by this phone. */
  at: number;
  /** Where it was said: it waits while its user is in another school. Null where that was not known yet. */
  school: string | null;
  state: "waiting" | "rejected" | "blocked" | "held";
  /** Taken before the server was restored, and said again since: it waits behind nothing that is refused meanwhile. */
  again?: true;
  code?: string;
  message?: string;
  /** The cells a verdict speaks of. */
  cells?: string;
  /** Milliseconds, by this phone: when the server refused or held it. */
  heardAt?: number;
};

/** An operation that is settled, kept 30 days in case the server is restored from an older backup. */
export type SentRow = {
  n: Counter;
  text: string;
  classId: ClassId;
  /** The register or the sheet it speaks of. */
  key: RegisterKey | SheetKey;
  /** Milliseconds, by this phone: when it was settled. */
  at: number;
  school: string | null;
  outcome: "APPLIED" | "AGREED" | "CONTESTED" | "REPLACED" | "DISCARDED";
  /** Where it stands in its scope; until the cursor gets there, screens go on showing it from here. */
  seq: Seq | null;
  /** The user's own reason for letting go of what the server refused. */
  why?: string;
};

/** A sheet begun and not saved: it outlives the page and the app. */
export type DraftRow = {
  classId: ClassId;
  key: RegisterKey;
  rosterRev: number;
  /** The cursor of what the teacher was looking at. */
  seen: Seq;
  marks: ReadonlyMap<Position, Mark>;
  /** Milliseconds, by this phone. */
  at: number;
};

/** A sheet of scores begun and not saved: by position what was typed, also what is no score yet. */
export type ScoreDraftRow = {
  classId: ClassId;
  key: SheetKey;
  rosterRev: number;
  /** The cursor of what the teacher was looking at. */
  seen: Seq;
  typed: ReadonlyMap<Position, string>;
  /** Milliseconds, by this phone. */
  at: number;
};

/** What a colleague's phone has signed and this one carries until a network comes; it names nobody. */
export type CarriedRow = {
  /** By its content: read twice it is carried once. */
  id: string;
  /** Null once the server has answered for it. */
  envelope: Uint8Array<ArrayBuffer> | null;
  /** Whose it says it is. */
  userId: UserId;
  deviceId: number;
  school: string;
  operations: number;
  /** Milliseconds, by this phone: when it was taken on, then when it was answered for. */
  at: number;
  state: "waiting" | "delivered" | "refused";
  end?: { code: string | null; taken: number; held: number; refused: number };
};

export type NoteRow = { key: string; value: unknown };

/** One user's part of the school on this phone. Nothing here knows the network. */
export class AsiliDb extends Dexie {
  declare readonly items: Table<ItemRow, [ScopeId, string]>;
  declare readonly scopes: Table<ScopeRow, ScopeId>;
  declare readonly outbox: Table<OutboxRow, Counter>;
  declare readonly sent: Table<SentRow, Counter>;
  declare readonly drafts: Table<DraftRow | ScoreDraftRow, [ClassId, RegisterKey | SheetKey]>;
  declare readonly carried: Table<CarriedRow, string>;
  /** What this phone notes of itself. */
  declare readonly meta: Table<NoteRow, string>;
  /** What it notes of the server; apart, so that taking in a page never makes a save wait. */
  declare readonly feed: Table<NoteRow, string>;
  declare readonly keys: Table<KeyRow, string>;

  /** What seals and opens the lines that name people. */
  readonly names = new Names(this);

  /** True once a newer version of the app wants the database: nothing more is written; ask for a reload. */
  readonly outdated = createStore(false);

  constructor(name: string, options: DexieOptions = {}) {
    // Strict: "Saved on this phone" must outlive a dead battery. No cache: a screen shows what was committed.
    super(name, { chromeTransactionDurability: "strict", cache: "disabled", ...options });
    this.version(1).stores({
      items: "[scope+key]",
      scopes: "id, classId",
      outbox: "n, state, key",
      sent: "n, at, key",
      drafts: "[classId+key], key",
      meta: "key",
      feed: "key",
    });
    // Names that version 1 wrote lie open until `sealOldNames` has been there.
    this.version(2)
      .stores({ keys: "id", carried: "id, state" })
      .upgrade((tx) => tx.table("meta").put({ key: "unsealed", value: true }));
    this.on("versionchange", () => {
      this.close({ disableAutoOpen: true });
      this.outdated.set(true);
    });
  }
}
