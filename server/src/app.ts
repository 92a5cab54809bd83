import "reflect-metadata";
import type { AddressInfo } from "node:net";
import fastifyCookie from "@fastify/cookie";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { type Config, ServerRole } from "./config.js";
import { type Context, createContext, type RequestInfo, type Services } from "./context.js";
import { addScoreRoutes } from "./assessment/exports/score-routes.js";
import { addFeeFileRoutes } from "./fees/files/fee-file-routes.js";
import { authenticate, bearerOf } from "./identity/authenticate.js";
import { allJobs } from "./jobs/all-jobs.js";
import { startJobs } from "./jobs/start-jobs.js";
import { addCallbackRoutes } from "./mpesa/inbox/callback-routes.js";
import { NoticeWriter } from "./mpesa/inbox/notice-writer.js";
import { MpesaWorker } from "./mpesa/mpesa-worker.js";
import { addSmsReportRoute } from "./notify/sms/sms-report-route.js";
import { type Overrides, openServices } from "./open-services.js";
import { answerPlainly } from "./platform/answer-plainly.js";
import { startApolloServer } from "./platform/apollo-server.js";
import { Dialect } from "./platform/database-url.js";
import { createFormatError } from "./platform/format-error.js";
import { addGraphqlRoute } from "./platform/graphql-route.js";
import { addHealthRoutes } from "./platform/health-routes.js";
import { createJitExecutor } from "./platform/jit-executor.js";
import { createKnownDocuments } from "./platform/known-documents.js";
import type { Logger } from "./platform/logger.js";
import { addSecurityHeaders } from "./platform/security-headers.js";
import { addPracticeMessages } from "./platform/sms/practice-messages.js";
import { SmsRecorder } from "./platform/sms/sms-recorder.js";
import { serveStaticFiles } from "./platform/static-files.js";
import { addSubscriptionServer } from "./platform/subscription-server.js";
import { addListRoutes } from "./schools/exports/list-routes.js";
import { prepareDatabase } from "./prepare-database.js";
import { startPractice } from "./start-practice.js";
import { addLetterRoutes } from "./life/letters/letter-routes.js";
import { addReportFileRoutes } from "./reports/files/report-file-routes.js";
import { buildApiSchema } from "./schema.js";
import { authenticateSocket, dropSocketsOnAccessChange } from "./socket-sessions.js";
import { watchForRestore } from "./sync/restore/watch-for-restore.js";
import persistedDocuments from "./sync/persisted-documents.json" with { type: "json" };

export type App = {
  services: Services;
  /** Opens the port and tells the address. */
  listen(): Promise<string>;
} & AsyncDisposable;

/** Nobody unknown sends more than a query; a signed-in user may send a class list. */
const STRANGER_BYTES = 64 * 1024;
const USER_BYTES = 8 * 1024 * 1024;
/** Long enough for a class list over a slow link. */
const REQUEST_MS = 120_000;
/** A phone that syncs every few minutes keeps its connection: a new one costs more than what it sends. */
const KEEP_ALIVE_MS = 310_000;

const DRAIN_MS = 10_000;

const KEPT_DOCUMENTS = 1000;

const EVERY_ADDRESS = ["0.0.0.0", "::"];

/** Builds the whole application; disposing it finishes what is under way and closes everything. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  await using opened = new AsyncDisposableStack();
  const open = opened.use(await openServices(config, overrides));
  await prepareDatabase(open.services);
  const { services } = opened.use(await startPractice(open.services));
  opened.use(await watchForRestore(services));
  if (config.redisUrl === null && config.database.dialect !== Dialect.sqlite) {
    services.logger.warn(
      "REDIS_URL is not set: run only this one process, for others would not hear of what happens in it.",
    );
  }

  const worker = services.config.mpesa ? opened.use(new MpesaWorker(services)) : null;
  const http = opened.adopt(createHttp(config, services.logger), closeHttp);
  addHealthRoutes(http, () => checkReady(open), services.logger);
  if (config.role !== ServerRole.worker) await serveApi(http, services, worker);
  if (config.role !== ServerRole.api) opened.use(startJobs(services, allJobs));

  const all = opened.move();
  return {
    services,
    listen: async () => {
      await http.listen({ port: config.port, host: config.host });
      const { port } = http.server.address() as AddressInfo;
      services.home.url = ownUrl(config.host, port);
      return `http://localhost:${port}`;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** Where the machine itself finds what listens on a host name or address. */
function ownUrl(host: string, port: number): URL {
  if (EVERY_ADDRESS.includes(host)) return new URL(`http://127.0.0.1:${port}`);
  return new URL(`http://${host.includes(":") ? `[${host}]` : host}:${port}`);
}

/** Everything people and devices talk to. It closes with the HTTP server: sockets first, then what is under way. */
async function serveApi(http: FastifyInstance, services: Services, worker: MpesaWorker | null): Promise<void> {
  const schema = buildApiSchema();
  const executor = createJitExecutor(schema);
  const formatError = createFormatError(services.logger);
  const known = createKnownDocuments(KEPT_DOCUMENTS);
  const apollo = await startApolloServer<Context>(schema, executor, formatError, known, services.logger);
  http.addHook("onClose", () => apollo.stop());

  await http.register(fastifyCookie);
  addSecurityHeaders(http, (path) => path.startsWith("/graphql"));
  await addGraphqlRoute(http, {
    apollo,
    schema,
    executor,
    known,
    persistedDocuments,
    bodyLimit: (request) => bodyLimit(services, request),
    createContext: (request, reply) => contextOf(services, request, reply),
    logger: services.logger,
  });
  await addSmsReportRoute(http, services);
  if (services.sms instanceof SmsRecorder) addPracticeMessages(http, services.sms);
  if (worker)
    await addCallbackRoutes(http, services, { writer: new NoticeWriter(services), kick: () => worker.kick() });
  addFeeFileRoutes(http, services);
  addReportFileRoutes(http, services);
  addLetterRoutes(http, services);
  addListRoutes(http, services);
  addScoreRoutes(http, services);
  await serveStaticFiles(http, services.config.clientDir);

  const sockets = addSubscriptionServer<Context>(http.server, {
    schema,
    executor,
    formatError,
    authenticate: (params, remoteAddress) => authenticateSocket(services, params, remoteAddress),
    now: () => services.clock.now(),
    logger: services.logger,
  });
  const dropping = await dropSocketsOnAccessChange(services, sockets);
  http.addHook("preClose", async () => {
    await dropping[Symbol.asyncDispose]();
    await sockets[Symbol.asyncDispose]();
  });
}

function createHttp(config: Config, logger: Logger): FastifyInstance {
  const http = Fastify({
    frameworkErrors: answerPlainly(logger),
    logger: false,
    // The one proxy before this server, and not whatever further addresses a client may have written itself.
    trustProxy: config.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 200 },
  });
  http.setErrorHandler(answerPlainly(logger));
  return http;
}

/** Lets requests under way finish, but not for ever; a connection turns idle only after its answer, hence again and again. */
async function closeHttp(http: FastifyInstance): Promise<void> {
  const letGo = setInterval(() => http.server.closeIdleConnections(), 50);
  const cut = setTimeout(() => http.server.closeAllConnections(), DRAIN_MS);
  await http.close();
  clearInterval(letGo);
  clearTimeout(cut);
}

async function checkReady({ services, ping }: Awaited<ReturnType<typeof openServices>>): Promise<void> {
  await ping();
  if ((await services.orm.migrator.getPending()).length > 0) throw new Error("migrations are pending");
}

function bodyLimit({ tokens, clock }: Services, { headers }: FastifyRequest): number {
  const isSmall = headers["content-encoding"] === undefined && Number(headers["content-length"]) <= STRANGER_BYTES;
  const credential = isSmall ? null : bearerOf(headers.authorization);
  return credential && tokens.verify(credential, clock.now()).ok ? USER_BYTES : STRANGER_BYTES;
}

async function contextOf(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<Context> {
  const credential = bearerOf(request.headers.authorization);
  const authentication = credential === null ? null : await authenticate(services, credential);
  return createContext(services, {
    viewer: authentication?.viewer ?? null,
    remoteAddress: request.ip,
    cookies: request.cookies,
    reply: cookieSetter(services.config, request, reply),
  });
}

function cookieSetter({ publicUrl }: Config, request: FastifyRequest, reply: FastifyReply): RequestInfo["reply"] {
  const options = {
    path: "/graphql",
    httpOnly: true,
    sameSite: "strict",
    secure: request.protocol === "https" || publicUrl?.protocol === "https:",
  } as const;
  return {
    setCookie: (name, value, maxAge) => void reply.setCookie(name, value, { ...options, maxAge }),
    clearCookie: (name) => void reply.clearCookie(name, options),
  };
}
