import type { Config } from "./config.js";
import type { Relay } from "./events/relay.js";
import type { Viewer } from "./identity/viewer.js";
import type { Cache } from "./platform/cache.js";
import type { Logger } from "./platform/logger.js";
import type { Em, Orm } from "./platform/orm.js";
import type { PubSub } from "./platform/pub-sub.js";
import type { PushSender } from "./platform/push/push-sender.js";
import type { SmsSender } from "./platform/sms/sms-sender.js";
import type { Tokens } from "./platform/tokens.js";
import type { Clock } from "./values/clock.js";

/** What the running application owns; built and disposed in `app.ts`. */
export type Services = {
  config: Config;
  orm: Orm;
  cache: Cache;
  pubSub: PubSub;
  relay: Relay;
  courier: { kick(): void; start(): void };
  reportWorker: { kick(): void; start(): void };
  riskWorker: { kick(): void; start(): void };
  tokens: Tokens;
  /** Sends text messages; null where nothing can send them. */
  sms: SmsSender | null;
  push: PushSender;
  clock: Clock;
  logger: Logger;
  home: Home;
};

/** Where this process is reached from its own machine; null until it listens. */
type Home = { url: URL | null };

/** Where a request came from and how to answer it beyond its body. */
export type RequestInfo = {
  /** Null until somebody has signed in. */
  viewer: Viewer | null;
  /** The client's network address, for limits; never logged with a name. */
  remoteAddress: string;
  reply: { setCookie(name: string, value: string, maxAgeSeconds: number): void; clearCookie(name: string): void };
  cookies: Readonly<Record<string, string | undefined>>;
};

/** One request's view of the application. */
export type Context = Services &
  RequestInfo & {
    /** A unit of work opened when first asked for; scoped to the viewer's school when there is a viewer. */
    readonly em: Em;
  };

export function createContext(services: Services, request: RequestInfo): Context {
  return Object.assign(Object.create(lazyEm) as { readonly em: Em }, services, request);
}

/** From here on the request is the viewer's: for those who sign in with it. */
export function becomeViewer(context: Context, viewer: Viewer): void {
  Object.assign(context, { viewer, openEm: undefined });
}

// On the prototype, because Apollo Server copies a context's own properties and would thereby open it.
const lazyEm = {
  get em(): Em {
    const context = this as unknown as Context & { openEm?: Em };
    return (context.openEm ??= openEm(context.orm, context.viewer));
  },
};

function openEm(orm: Orm, viewer: Viewer | null): Em {
  const em = orm.em.fork() as Em;
  if (viewer) em.setFilterParams("school", { schoolId: viewer.schoolId });
  return em;
}
