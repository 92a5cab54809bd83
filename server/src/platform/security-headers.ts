import type { FastifyInstance } from "fastify";

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  // Some browsers do not count a websocket to this very host as 'self'.
  "connect-src 'self' ws: wss:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(self), geolocation=(), microphone=()",
};

const A_YEAR = 365 * 24 * 3600;

/**
 * Pages may load nothing from elsewhere and stand in nobody's frame. An answer of the API is data for a script: it
 * carries only what matters to it, for every byte crosses a slow link.
 */
export function addSecurityHeaders(app: FastifyInstance, isApi: (path: string) => boolean): void {
  app.addHook("onRequest", async (request, reply) => {
    if (isApi(request.url)) reply.header("x-content-type-options", "nosniff");
    else reply.headers(HEADERS);
    if (request.protocol === "https") reply.header("strict-transport-security", `max-age=${A_YEAR}`);
  });
}
