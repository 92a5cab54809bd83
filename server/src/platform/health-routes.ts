import type { FastifyInstance } from "fastify";
import type { Logger } from "./logger.js";

const KNOWN_MS = 1000;

/**
 * `/healthz`: the process runs. `/readyz`: what it stands on answers and its tables are up to date. A balancer asks
 * often, so an answer is good for a second.
 */
export function addHealthRoutes(app: FastifyInstance, checkReady: () => Promise<void>, logger: Logger): void {
  let known: { until: number; ready: Promise<boolean> } | null = null;

  const isReady = () =>
    checkReady().then(
      () => true,
      (error: unknown) => {
        logger.warn({ err: error }, "not ready");
        return false;
      },
    );

  app.get("/healthz", async (_request, reply) => reply.type("text/plain").send("ok\n"));

  app.get("/readyz", async (_request, reply) => {
    if (!known || known.until < performance.now()) known = { until: performance.now() + KNOWN_MS, ready: isReady() };
    const ready = await known.ready;
    return reply
      .code(ready ? 200 : 503)
      .type("text/plain")
      .send(ready ? "ready\n" : "not ready\n");
  });
}
