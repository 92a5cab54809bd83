import type { Config } from './config.js';
import type { Relay } from './events/relay.js';
import type { Viewer } from './identity/viewer.js';
import type { Cache } from './platform/cache.js';
import type { Logger } from './platform/logger.js';
import type { Em, Orm } from './platform/orm.js';
import type { PubSub } from './platform/pub-sub.js';
import type { Clock } from './values/clock.js';

/** What the running application owns; built and disposed in `app.ts`. */
export type Services = {
  config: Config;
  orm: Orm;
  cache: Cache;
  pubSub: PubSub;
  relay: Relay;
  clock: Clock;
  logger: Logger;
};

/** One request's view of the application. */
export type Context = Services & {
  /** Null until somebody has signed in. */
  viewer: Viewer | null;
  /** A fresh unit of work; scoped to the viewer's school when there is a viewer. */
  em: Em;
  /** The client's network address, for limits; never logged with a name. */
  remoteAddress: string;
  reply: { setCookie(name: string, value: string, maxAgeSeconds: number): void; clearCookie(name: string): void };
  cookies: Readonly<Record<string, string | undefined>>;
};
