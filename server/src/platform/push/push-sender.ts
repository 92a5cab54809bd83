import { join } from "node:path";
import webPush from "web-push";
import { z } from "zod";
import { readOrMake } from "../read-or-make.js";
import { StartFault } from "../start-fault.js";

export type PushTarget = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

/** The browser's maker took it; the browser wants no more; it is to be tried later; or it never will be taken. */
export type PushOutcome = "sent" | "gone" | "later" | "refused";

/** Sends notices to browsers through their makers, who cannot read them. */
export type PushSender = {
  /** What a browser is given when it asks for notices of this installation: 65 bytes in base64url. */
  readonly publicKey: string;
  /** Whether it is where a browser's maker takes notices: nothing is sent anywhere else. */
  isEndpoint(endpoint: string): boolean;
  /** Never throws. */
  send(target: PushTarget, payload: string): Promise<PushOutcome>;
};

const NAME = "push-keys.json";
const KeyFile = z.object({ publicKey: z.string().length(87), privateKey: z.string().length(43) });
/** Of Chrome and its kin, Firefox, Edge on Windows, and Safari. */
const MAKERS =
  /^(fcm\.googleapis\.com|[\w-]+\.push\.services\.mozilla\.com|[\w.-]+\.notify\.windows\.com|web\.push\.apple\.com)$/;
const A_DAY = 24 * 3600;
const TIMEOUT_MS = 15_000;

/** Opens the sender with the keys kept in the data folder, made at the first start; `alsoAt` is a further host, with its port. */
export async function openPush(dataDir: string, contact: string, alsoAt: string | null): Promise<PushSender> {
  const parsed = KeyFile.safeParse(await readOrMake(dataDir, NAME, () => webPush.generateVAPIDKeys()));
  if (!parsed.success) {
    throw new StartFault(
      `${join(dataDir, NAME)} holds no keys for notices. Restore it from a backup, or move it away: new ones are made then, and people turn notices on anew.`,
    );
  }
  const vapidDetails = { subject: contact, ...parsed.data };
  const isEndpoint = (endpoint: string): boolean => {
    if (!URL.canParse(endpoint)) return false;
    const { protocol, hostname, host, port } = new URL(endpoint);
    return (protocol === "https:" && port === "" && MAKERS.test(hostname)) || (alsoAt !== null && host === alsoAt);
  };
  return {
    publicKey: parsed.data.publicKey,
    isEndpoint,
    send: async ({ endpoint, p256dh, auth }, payload) => {
      if (!isEndpoint(endpoint)) return "refused";
      try {
        const subscription = { endpoint, keys: { p256dh, auth } };
        const request = webPush.generateRequestDetails(subscription, payload, { vapidDetails, TTL: A_DAY });
        const { status } = await fetch(endpoint, {
          method: "POST",
          headers: request.headers as Record<string, string>,
          body: request.body ? new Uint8Array(request.body) : null,
          redirect: "error",
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (status >= 200 && status < 300) return "sent";
        if (status === 404 || status === 410) return "gone";
        return status === 429 || status >= 500 ? "later" : "refused";
      } catch {
        return "later";
      }
    },
  };
}
