import { dirname, resolve } from "node:path";
import type { Config } from "./config.js";
import type { Services } from "./context.js";
import { schema } from "./database-schema.js";
import { Relay } from "./events/relay.js";
import { Courier } from "./notify/courier.js";
import { lookConsumer } from "./notify/look-consumer.js";
import { paymentConsumer } from "./notify/payment-consumer.js";
import { reportConsumer } from "./notify/report-consumer.js";
import { tiesConsumer } from "./reports/phones/ties-consumer.js";
import { ReportWorker } from "./reports/runs/report-worker.js";
import { RiskWorker } from "./risk/training/risk-worker.js";
import { aloneOnFile } from "./platform/alone-on-file.js";
import { Dialect } from "./platform/database-url.js";
import { readInstallation } from "./platform/installation.js";
import { loadSigningKeys } from "./platform/load-signing-keys.js";
import { createLogger, type Logger } from "./platform/logger.js";
import { makeFolder } from "./platform/make-folder.js";
import { createMemoryCache } from "./platform/memory-cache.js";
import { createMemoryPubSub } from "./platform/memory-pub-sub.js";
import { type Em, openOrm, type Orm } from "./platform/orm.js";
import { openPush } from "./platform/push/push-sender.js";
import { openRedis } from "./platform/redis.js";
import { createAfricasTalking } from "./platform/sms/africas-talking.js";
import { SmsRecorder } from "./platform/sms/sms-recorder.js";
import type { SmsSender } from "./platform/sms/sms-sender.js";
import { createTokens } from "./platform/tokens.js";
import { type Clock, systemClock } from "./values/clock.js";

export type Overrides = { clock?: Clock; logger?: Logger; sms?: SmsSender };

export type OpenServices = {
  services: Services;
  /** Rejects when something the services stand on does not answer. */
  ping(): Promise<void>;
} & AsyncDisposable;

/** Connects to everything outside the process; what was opened is closed again when a later part cannot be. */
export async function openServices(
  config: Config,
  { clock = systemClock, logger, sms }: Overrides = {},
): Promise<OpenServices> {
  await using opened = new AsyncDisposableStack();
  const log = logger ?? createLogger(config.logLevel);
  const tokens = createTokens(config.signingKeys ?? (await loadSigningKeys(config.dataDir)));

  const orm = opened.adopt(await openDatabase(config), (open) => open.close());
  const openEm = () => orm.em.fork() as Em;
  const readOwner = () => readInstallation(openEm());
  const redis = config.redisUrl === null ? null : await openRedis(config.redisUrl, log, readOwner);
  if (redis) opened.defer(() => redis.close());
  const cache = redis?.cache ?? createMemoryCache(() => clock.now().getTime());
  const pubSub = redis?.pubSub ?? createMemoryPubSub();
  const push = await openPush(config.dataDir, contactOf(config), config.pushHost);
  const messages = sms ?? openSms(config, clock);
  const courier = opened.use(new Courier({ orm, sms: messages, push, clock, logger: log }));
  const kick = () => courier.kick();
  const later = { kick: () => relay.kick() };
  const consumers = [
    paymentConsumer(clock, kick),
    reportConsumer(clock, kick),
    lookConsumer(clock, kick),
    tiesConsumer({ orm, clock, relay: later }),
  ];
  const relay: Relay = opened.use(new Relay(openEm, pubSub, log, undefined, consumers));
  const reportWorker = opened.use(new ReportWorker({ orm, clock, relay, logger: log }));
  const riskWorker = opened.use(new RiskWorker({ orm, clock, relay, logger: log }));

  const all = opened.move();
  return {
    services: {
      config,
      orm,
      cache,
      pubSub,
      relay,
      tokens,
      courier,
      reportWorker,
      riskWorker,
      sms: messages,
      push,
      clock,
      logger: log,
      home: { url: null },
    },
    ping: async () => {
      await Promise.all([openEm().execute("select 1"), redis?.ping()]);
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** Whom the makers of browsers may ask about the notices of this installation. */
const contactOf = ({ publicUrl }: Config): string => publicUrl?.origin ?? "mailto:asili@localhost";

/** The provider that is configured; in a demo one that only keeps what it is given. */
function openSms({ sms, demo }: Config, clock: Clock): SmsSender | null {
  if (sms) return createAfricasTalking(sms);
  return demo ? new SmsRecorder(() => clock.now()) : null;
}

async function openDatabase({ database }: Config): Promise<Orm> {
  if (database.dialect !== Dialect.sqlite) return openOrm(database, schema);
  await makeFolder(resolve(dirname(database.url)));
  // Of two processes that turn a new file's journal on at once, one would be told that it is locked.
  return aloneOnFile(database.url, () => openOrm(database, schema));
}
