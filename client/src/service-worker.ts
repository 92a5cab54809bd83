/** A file of this version; its revision is null where its name already carries its hash. */
type PrecacheEntry = { readonly url: string; readonly revision: string | null; readonly integrity: string };

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] };

/*
 * install    fetch what this version needs, as far as an earlier one did not bring it; then wait to be told
 * "update"   the user agreed: take over
 * activate   let go of all but this version and the one before it, whose pages may still be open
 * fetch      pages and this version's files from the phone; other assets from the network once, then from the phone;
 *            everything else is none of its business
 */
const ENTRIES = self.__WB_MANIFEST;
const PREFIX = "asili-app-";
const APP = PREFIX + versionOf(ENTRIES);
const LATER = "asili-later";
const PAGE = "/index.html";
const SERVED_BY_API = /^\/(graphql|healthz|readyz|practice|files)\b/;

const paths = new Set(ENTRIES.map(({ url }) => `/${url}`));

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", ({ data }) => data === "update" && void self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin || SERVED_BY_API.test(pathname)) return;
  if (pathname.startsWith("/assets/") || paths.has(pathname)) event.respondWith(fromPhone(event.request, pathname));
  else if (event.request.mode === "navigate") event.respondWith(fromPhone(event.request, PAGE));
});

self.addEventListener("push", (event) => {
  const { title, body, url, tag } = (event.data?.json() ?? {}) as Record<string, string>;
  event.waitUntil(
    self.registration.showNotification(title ?? "Asili", {
      body: body ?? "",
      tag: tag ?? "",
      icon: "/icon-192.png",
      data: url,
    }),
  );
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow((event.notification.data as string | undefined) ?? "/"));
});

async function install(): Promise<void> {
  const cache = await caches.open(APP);
  await Promise.all(ENTRIES.map((entry) => bring(cache, entry)));
}

async function bring(cache: Cache, { url, revision, integrity }: PrecacheEntry): Promise<void> {
  const path = `/${url}`;
  const held = revision === null ? await caches.match(path) : undefined;
  // Past the browser's own cache: a page and its parts must be of one version. What a captive portal says in their place is none.
  const response = held ?? (await fetch(path, { cache: revision === null ? "default" : "reload", integrity }));
  if (!response.ok) throw new Error(`${path} could not be fetched: ${response.status}`);
  await cache.put(path, response);
}

async function activate(): Promise<void> {
  const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== APP);
  await Promise.all([...versions.slice(0, -1), LATER].map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function fromPhone(request: Request, path: string): Promise<Response> {
  const app = await caches.open(APP);
  const held = (await app.match(path)) ?? (await caches.match(path));
  if (held) return held;
  const response = await fetch(request);
  if (path.startsWith("/assets/") && isAsset(response)) await (await caches.open(LATER)).put(path, response.clone());
  return response;
}

/** A captive portal answers for any address with its own page. */
function isAsset({ ok, redirected, headers }: Response): boolean {
  return ok && !redirected && !/html/.test(headers.get("content-type") ?? "html");
}

/** Two builds with the same files are the same version. */
function versionOf(entries: readonly PrecacheEntry[]): string {
  const text = entries.map(({ url, revision }) => `${url} ${revision}`).join();
  return [...text].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 7).toString(36);
}

export {};
