import type { Services } from "../../context.js";
import { addDigests } from "../../events/digest.js";
import { fnv1a32 } from "../../events/fnv1a32.js";
import { ScopeKind } from "../../events/scope-kind.js";
import type { ScopeKey } from "../../events/scope.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { inSnapshot } from "../../platform/snapshot.js";
import { readTaught } from "../../schools/read-taught.js";
import { scopesOf } from "../../schools/scopes-of-viewer.js";
import type { ScopeId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { beginEpochForPhone } from "../restore/begin-epoch-for-phone.js";
import { type FoundScope, findScopes, makeScopes } from "./find-scopes.js";
import type { Known } from "./parse-known.js";
import { readChanges, type ScopeChanges } from "./read-changes.js";
import { readEpoch } from "../restore/read-epoch.js";

export type PullPage = {
  readonly epoch: string;
  readonly access: string;
  /** Null while the device knows them. */
  readonly scopes: readonly FoundScope[] | null;
  readonly changes: readonly ScopeChanges[];
  readonly more: boolean;
  readonly diverged: readonly number[];
  /** Unix seconds, to the hour, so that the same page is the same bytes to many. */
  readonly serverTime: number;
};

/** A page ends with the scope that takes it over this length of lines; the first one a device gets is short, so that
 * its user can begin. */
const PAGE = 512 * 1024;
const FIRST_PAGE = 8 * 1024;

/**
 * Answers what a device does not know yet:
 *
 *   another epoch    -- its cursors mean nothing: everything, from the beginning
 *   ahead of us      -- the database was restored from a backup: an epoch begins
 *   another access   -- the list of scopes; it lets go of those no longer in it
 *   a scope behind   -- the changes since its cursor, or all of it when the cursor is of no use
 *   none behind      -- nothing; and when the digests differ, those of every scope, so that it finds which to refetch
 */
export async function pull(services: Services, em: Em, viewer: UserViewer, since: Known): Promise<PullPage> {
  const now = services.clock.now();
  const keys = await ownFirst(em, viewer, await scopesOf(em, viewer, schoolDayAt(now)));
  const read = () => inSnapshot(em, (tx) => readPage(tx, keys, since));
  let page = await read();
  if (!page) {
    await makeScopes(em, keys);
    page = await read();
  }
  if (page && isAhead(since, page) && (await beginEpochForPhone(services, em, viewer, page.epoch, now))) {
    page = await read();
  }
  if (!page) throw new Error("scopes were made and are not there");
  return { ...page, serverTime: Math.floor(now.getTime() / 3_600_000) * 3_600 };
}

/** Whether a device knows more of a scope than there ever was in this life of the database. */
function isAhead({ epoch, cursors }: Known, page: Omit<PullPage, "serverTime">): boolean {
  return epoch === page.epoch && page.changes.some(({ scope, head }) => (cursors.get(scope as ScopeId) ?? 0) > head);
}

/** The school, the user, the classes they teach, then any others: what they need first comes first. */
async function ownFirst(em: Em, viewer: UserViewer, keys: readonly ScopeKey[]): Promise<ScopeKey[]> {
  const taught = await readTaught(em, viewer);
  const isOther = (key: ScopeKey): boolean => key.kind === ScopeKind.classTerm && !taught.has(key.classId);
  return [...keys.filter((key) => !isOther(key)), ...keys.filter(isOther)];
}

/** Null while a scope does not exist yet. */
async function readPage(tx: Em, keys: readonly ScopeKey[], since: Known): Promise<Omit<PullPage, "serverTime"> | null> {
  const scopes = await findScopes(tx, keys);
  if (scopes.length < keys.length) return null;
  const epoch = await readEpoch(tx);
  const access = accessOf(scopes);
  const known =
    since.epoch === epoch ? since : { ...since, access: null, cursors: new Map<ScopeId, number>(), digest: null };
  const cursorOf = ({ id }: FoundScope): number => known.cursors.get(id) ?? 0;

  const behind = scopes.filter((scope) => scope.head !== cursorOf(scope));
  const limit = known.cursors.size === 0 ? FIRST_PAGE : PAGE;
  const changes: ScopeChanges[] = [];
  for (let size = 0; changes.length < behind.length && size < limit; size += changes.at(-1)!.size) {
    const scope = behind[changes.length]!;
    changes.push(await readChanges(tx, epoch, scope, cursorOf(scope)));
  }
  const isCurrent = behind.length === 0 && known.access === access;
  const differs = isCurrent && known.digest !== null && known.digest !== digestOf(scopes);
  return {
    epoch,
    access,
    scopes: known.access === access ? null : scopes,
    changes: differs ? scopes.map(digestAlone) : changes,
    more: changes.length < behind.length,
    diverged: [],
  };
}

/** Names the list of scopes: another name, another list. */
const accessOf = (scopes: readonly FoundScope[]): string =>
  (fnv1a32(scopes.map(({ id }) => id).join(" ")) % 36 ** 5).toString(36);

const digestOf = (scopes: readonly FoundScope[]): number => scopes.map(({ digest }) => digest).reduce(addDigests, 0);

const digestAlone = ({ id, head, digest }: FoundScope): ScopeChanges => ({
  scope: id,
  head,
  full: false,
  digest: String(digest),
  items: [],
  size: 0,
});
