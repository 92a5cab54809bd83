import type { Services } from "../../context.js";
import { pokeTopic } from "../../events/poke-topic.js";
import { ScopeKind } from "../../events/scope-kind.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { Subscription } from "../../platform/pub-sub.js";
import { scopesOf } from "../../schools/scopes-of-viewer.js";
import { schoolDayAt } from "../../values/school-day.js";
import { findScopes, type FoundScope, makeScopes } from "./find-scopes.js";

/** Something happened in a scope: pull. */
export type Poke = { readonly scope: number; readonly head: number };

type PokeServices = Pick<Services, "orm" | "pubSub" | "clock">;
type Following = { readonly scopes: readonly FoundScope[]; readonly events: Subscription };

/**
 * The pokes of the scopes a user may see, and of no others.
 *
 *   following  -- a poke of another scope -->  passed on
 *   following  -- a poke of the school or of the user -->  the list of scopes is read again, and when it is another
 *                 one, listening moves to that before it leaves the old
 *
 * A poke that is lost on the way loses nothing: data always comes by pull.
 */
export async function followScopes(services: PokeServices, viewer: UserViewer): Promise<AsyncIterableIterator<Poke>> {
  let following = await listen(services, viewer);
  let ended = false;

  const moveOn = async (): Promise<void> => {
    if (areSame(following.scopes, await readScopes(services, viewer))) return;
    const left = following;
    following = await listen(services, viewer);
    await left.events.return?.();
    if (ended) await following.events.return?.();
  };

  const pokes: AsyncIterableIterator<Poke> = {
    async next() {
      for (;;) {
        const { value, done } = await following.events.next();
        if (done) return { value: undefined, done };
        const poke = value as Poke;
        if (mayMeanOtherScopes(following, poke)) await moveOn();
        if (following.scopes.some(({ id }) => id === poke.scope)) return { value: poke, done: false };
      }
    },
    async return() {
      ended = true;
      await following.events.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return pokes;
    },
  };
  return pokes;
}

const mayMeanOtherScopes = ({ scopes }: Following, poke: Poke): boolean =>
  scopes.some(({ id, kind }) => id === poke.scope && kind !== ScopeKind.classTerm);

const areSame = (some: readonly FoundScope[], others: readonly FoundScope[]): boolean =>
  some.map(({ id }) => id).join() === others.map(({ id }) => id).join();

/** Listens first and reads the list again after: what changed in between is not missed. */
async function listen(services: PokeServices, viewer: UserViewer): Promise<Following> {
  for (let scopes = await readScopes(services, viewer); ;) {
    const events = services.pubSub.subscribe(scopes.map(({ id }) => pokeTopic(id)));
    await events.listening;
    const now = await readScopes(services, viewer);
    if (areSame(scopes, now)) return { scopes, events };
    await events.return?.();
    scopes = now;
  }
}

async function readScopes({ orm, clock }: PokeServices, viewer: UserViewer): Promise<FoundScope[]> {
  const em = orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: viewer.schoolId });
  const keys = await scopesOf(em, viewer, schoolDayAt(clock.now()));
  const found = await findScopes(em, keys);
  if (found.length === keys.length) return found;
  await makeScopes(em, keys);
  return findScopes(em, keys);
}
