import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Readable } from "node:stream";
import type { Services } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import type { Em } from "../platform/orm.js";
import { type SchoolDay, schoolDayAt } from "../values/school-day.js";
import { authenticate, bearerOf } from "./authenticate.js";
import { requirePolicy, requireViewer } from "./require-viewer.js";
import type { Viewer } from "./viewer.js";

/** What somebody asks a file with. */
export type FileAsked = {
  readonly em: Em;
  readonly viewer: Viewer;
  /** The `:id` of the path; empty where it has none. */
  readonly id: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Where the app is to be found, without a slash at the end. */
  readonly origin: string;
  readonly today: SchoolDay;
};

type SentFile = {
  /** Without its ending. */
  readonly name: string;
  readonly type: keyof typeof TYPES;
  readonly content: Buffer | AsyncIterable<string | Buffer>;
};

export type FileRoute = {
  readonly path: string;
  readonly policy: (viewer: Viewer) => boolean;
  make(asked: FileAsked): Promise<SentFile>;
};

const TYPES = {
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  png: "image/png",
  jpeg: "image/jpeg",
} as const;
const WINDOW_SECONDS = 60;
const MOST_PER_VIEWER = 120;
const STATUS: Partial<Record<ErrorCode, number>> = {
  [ErrorCode.unauthenticated]: 401,
  [ErrorCode.forbidden]: 403,
  [ErrorCode.notFound]: 404,
  [ErrorCode.rateLimited]: 429,
};

/** Serves files. They are asked for with the same `authorization: Bearer` as the API, so that no address gives a file away. */
export function addFileRoutes(http: FastifyInstance, services: Services, routes: readonly FileRoute[]): void {
  for (const route of routes) {
    http.get(route.path, async (request, reply) => {
      try {
        return await answer(services, route, request, reply);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code } = error.extensions as { code: ErrorCode };
        return reply.code(STATUS[code] ?? 400).send({ code, message: error.message });
      }
    });
  }
}

async function answer(services: Services, { policy, make }: FileRoute, request: FastifyRequest, reply: FastifyReply) {
  const credential = bearerOf(request.headers.authorization);
  const authentication = credential === null ? null : await authenticate(services, credential);
  const viewer = requirePolicy(policy, requireViewer({ viewer: authentication?.viewer ?? null }));
  await countAsked(services, viewer);
  const em = services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: viewer.schoolId });
  const { id = "" } = request.params as { id?: string };
  const query = request.query as FileAsked["query"];
  const origin = services.config.publicUrl?.origin ?? `${request.protocol}://${request.host}`;
  const today = schoolDayAt(services.clock.now());
  const { name, type, content } = await make({ em, viewer, id, query, origin, today });
  return reply
    .header("content-type", TYPES[type])
    .header("content-disposition", `attachment; filename="${name}.${type}"`)
    .header("cache-control", "private, no-store")
    .send(content instanceof Buffer ? content : Readable.from(content));
}

async function countAsked({ cache }: Services, viewer: Viewer): Promise<void> {
  const who = viewer.kind === "user" ? `user:${viewer.userId}` : `key:${viewer.keyId}`;
  if ((await cache.increment(`files:${who}`, WINDOW_SECONDS)) <= MOST_PER_VIEWER) return;
  throw new Refusal(ErrorCode.rateLimited, "Too many files were asked for. Wait a minute.");
}
