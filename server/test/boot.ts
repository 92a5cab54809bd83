import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, createApp } from "../src/app.js";
import { type Config, parseConfig } from "../src/config.js";
import type { Logger } from "../src/platform/logger.js";
import type { SmsSender } from "../src/platform/sms/sms-sender.js";
import type { Clock } from "../src/values/clock.js";
import { type EngineName, lendDatabaseOf } from "./engines.js";

export type GraphqlAnswer<Data = Record<string, unknown>> = {
  status: number;
  headers: Headers;
  data: Data | null | undefined;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[] | undefined;
};

export type BootedApp = AsyncDisposable & {
  app: App;
  url: string;
  /** Sends an operation over HTTP; `token` is an access token, an API key or null. */
  graphql<Data = Record<string, unknown>>(
    token: string | null,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<GraphqlAnswer<Data>>;
  /** The access token of a sign-in that must succeed. */
  signIn(login: string, password: string): Promise<string>;
};

export type BootOptions = {
  engine?: EngineName;
  /** A Redis to share with other apps; in-process without it. */
  redis?: string | undefined;
  clock?: Clock;
  logger?: Logger;
  sms?: SmsSender;
  /** Changes to the configuration, such as another app's `database` to share it. */
  config?: Partial<Config>;
};

const quiet: Logger = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };

/** Boots the real application on a database of its own and a free port; disposing it stops it. */
export async function bootApp({
  engine = "sqlite",
  redis,
  clock,
  logger,
  sms,
  config,
}: BootOptions = {}): Promise<BootedApp> {
  const dataDir = await mkdtemp(join(tmpdir(), "asili-test-"));
  const lent = engine === "sqlite" || config?.database ? null : await lendDatabaseOf(engine);
  const databaseUrl = lent?.url ?? `sqlite:${join(dataDir, "test.db")}`;
  const parsed = parseConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, REDIS_URL: redis, PORT: "0" });
  if (!parsed.ok) throw new Error(parsed.problems.join("\n"));
  const app = await createApp(
    { ...parsed.config, host: "127.0.0.1", ...config },
    { logger: logger ?? quiet, ...(clock && { clock }), ...(sms && { sms }) },
  );
  const url = await app.listen();

  const graphql: BootedApp["graphql"] = async (token, query, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as GraphqlAnswer<never>;
    return { status: response.status, headers: response.headers, data, errors };
  };

  return {
    app,
    url,
    graphql,
    signIn: async (login, password) => {
      const { data, errors } = await graphql<{ signIn: { accessToken: string } }>(
        null,
        "mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { accessToken } }",
        { login, password },
      );
      if (!data) throw new Error(`cannot sign in: ${errors?.[0]?.message}`);
      return data.signIn.accessToken;
    },
    [Symbol.asyncDispose]: async () => {
      await app[Symbol.asyncDispose]();
      await lent?.giveBack();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A Redis database of its own for one test file, so that files running at once do not hear each other. */
export const freshRedisUrl = (server: string): string => {
  const url = new URL(server);
  url.pathname = `/${1 + (randomBytes(1)[0]! % 15)}`;
  return url.href;
};
