import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";

const A_YEAR = 365 * 24 * 3600;
const FOR_EVER = `public, max-age=${A_YEAR}, immutable`;
const ASK_FIRST = "no-cache";

/**
 * Serves the client's built files. What lies in `assets/` has a hash in its name and is kept for ever; everything
 * else is asked about each time, so that a new release reaches every phone. An address that is no file is a page of
 * the client's own, when a person opens it; a missing file stays missing.
 */
export async function serveStaticFiles(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    wildcard: true,
    preCompressed: true,
    index: ["index.html"],
    dotfiles: "ignore",
    cacheControl: false,
    suppressWarning: true,
    setHeaders: (reply, path) => {
      reply.header("cache-control", path.startsWith(join(root, "assets")) ? FOR_EVER : ASK_FIRST);
    },
  });

  app.setNotFoundHandler(async (request, reply) => {
    if (!isNavigation(request)) return reply.code(404).type("text/plain").send("Not found.\n");
    if (existsSync(join(root, "index.html"))) return reply.sendFile("index.html");
    return reply.code(503).type("text/plain").send("The app is not built yet: run npm run build.\n");
  });
}

function isNavigation({ method, headers, url }: FastifyRequest): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  const path = url.split("?")[0] ?? "/";
  if (path.startsWith("/assets/") || /\.\w+$/.test(path)) return false;
  return headers["sec-fetch-mode"] === "navigate" || (headers.accept?.includes("text/html") ?? false);
}
