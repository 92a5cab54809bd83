import type { FeedItem } from "../values/feed-columns";
import type { ScopeId, Seq } from "../values/ids";

/** What changed in a scope up to `head`. */
export type Change = {
  readonly scope: ScopeId;
  readonly head: Seq;
  /** It is the whole scope: whatever else is held of it is gone. */
  readonly full: boolean;
  /** The scope's checksum at `head`; null while more of it is to come. */
  readonly digest: number | null;
  readonly items: readonly FeedItem[];
};
