import { type Context, createContext, type Services } from "./context.js";
import { ACCESS_TOPIC, type AccessChange, ownerOf } from "./identity/announce-access-change.js";
import { authenticate, bearerOf } from "./identity/authenticate.js";
import type { SocketSession, SubscriptionServer } from "./platform/subscription-server.js";

/** A socket says who it speaks for once: `{ accessToken }`, or an `authorization` as in HTTP; a key serves as well. */
export async function authenticateSocket(
  services: Services,
  params: Readonly<Record<string, unknown>>,
  remoteAddress: string,
): Promise<SocketSession<Context> | null> {
  const { accessToken, authorization } = params;
  const credential =
    typeof accessToken === "string" ? accessToken : typeof authorization === "string" ? bearerOf(authorization) : null;
  const authentication = credential === null ? null : await authenticate(services, credential);
  if (!authentication) return null;
  const { viewer, expiresAt } = authentication;
  return {
    owner: ownerOf(viewer),
    expiresAt,
    openContext: () => createContext(services, { viewer, remoteAddress, cookies: {}, reply: noCookies }),
  };
}

const noCookies = { setCookie: () => {}, clearCookie: () => {} };

/** Ends the sockets of whoever lost or gained something, in this process, whichever process it happened in. */
export async function dropSocketsOnAccessChange(
  { pubSub, logger }: Services,
  sockets: SubscriptionServer,
): Promise<AsyncDisposable> {
  const changes = pubSub.subscribe([ACCESS_TOPIC]);
  await changes.listening;
  const drop = async () => {
    for await (const change of changes) sockets.dropOwner((change as AccessChange).owner);
  };
  const ended = drop().catch((error: unknown) => logger.error({ err: error }, "access changes are no longer heard"));
  return {
    [Symbol.asyncDispose]: async () => {
      await changes.return?.();
      await ended;
    },
  };
}
