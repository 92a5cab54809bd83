import { join, resolve } from "node:path";
import { z } from "zod";
import { callbackUrlFault } from "./mpesa-file/callback-url-fault.js";
import type { MpesaSettings } from "./mpesa-file/mpesa-settings.js";
import { readMpesaFile } from "./mpesa-file/read-mpesa-file.js";
import { type DatabaseUrl, parseDatabaseUrl } from "./platform/database-url.js";
import type { AfricasTalkingAccount } from "./platform/sms/africas-talking.js";
import type { SigningKey } from "./platform/tokens.js";

export const ServerRole = { api: "api", worker: "worker", all: "all" } as const;
export type ServerRole = (typeof ServerRole)[keyof typeof ServerRole];

/** Everything that can be set from outside, read once at the start. */
export type Config = {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  dataDir: string;
  database: DatabaseUrl;
  redisUrl: string | null;
  /** Which part of the work this process does: answer requests, run the timed jobs, or both. */
  role: ServerRole;
  /** The first signs, all verify; null until `loadSigningKeys` has read or made the data folder's own. */
  signingKeys: SigningKey[] | null;
  /** The address people use, when a proxy stands before the server. */
  publicUrl: URL | null;
  /** Whether to believe a proxy's `x-forwarded-*` headers. */
  trustProxy: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Whether an empty database gets the demo school. */
  demo: boolean;
  /** The account text messages are sent from. */
  sms: AfricasTalkingAccount | null;
  /** The shortcodes of M-Pesa; null where the schools are not paid through it. */
  mpesa: MpesaSettings | null;
  /** A further host, with its port, that notices may be sent to beside the makers of browsers. */
  pushHost: string | null;
  /** The client's built files. */
  clientDir: string;
};

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const MIN_SECRET = 32;
const AFRICAS_TALKING = "https://api.africastalking.com";

/** The configuration, or one sentence for every variable that cannot be used. */
export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(", ")}` });

const printable = (most: number) =>
  z.string().regex(new RegExp(`^[\\x21-\\x7e]{1,${most}}$`), `must be at most ${most} characters without spaces`);

const yesOrNo = z
  .enum(["yes", "no", "true", "false", "1", "0"], { error: "must be yes or no" })
  .transform((text) => ["yes", "true", "1"].includes(text));

const databaseUrl = z.string().transform((text, context) => {
  const parsed = parseDatabaseUrl(text);
  if (!parsed) context.addIssue("must be sqlite:PATH, mysql://user:password@host:port/name or mariadb://...");
  return parsed ?? z.NEVER;
});

const url = (protocols: string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address such as ${example}`,
  });

const signingKeys = z.string().transform((text, context) => {
  const keys = text.split(",").map((pair) => /^\s*([\w-]{1,16}):(\S+?)\s*$/.exec(pair));
  if (keys.some((key) => key === null || key[2]!.length < MIN_SECRET)) {
    context.addIssue(`must be key-id:secret pairs joined by commas, each secret of ${MIN_SECRET} characters or more`);
    return z.NEVER;
  }
  return keys.map((key) => ({ id: key![1]!, secret: key![2]! }));
});

const mpesaFile = z.string().transform((path, context) => {
  const read = readMpesaFile(path);
  if (read.ok) return read.settings;
  for (const problem of read.problems) context.addIssue(problem);
  return z.NEVER;
});

const Environment = z
  .object({
    HOST: z.string().default("0.0.0.0"),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, "must be a port number from 0 to 65535")
      .transform(Number)
      .refine((port) => port <= 65_535, "must be a port number from 0 to 65535")
      .default(4000),
    DATA_DIR: z.string().default("./data"),
    DATABASE_URL: databaseUrl.optional(),
    REDIS_URL: url(["redis:", "rediss:"], "redis://127.0.0.1:6379").optional(),
    ROLE: choice(["api", "worker", "all"]).default("all"),
    JWT_KEYS: signingKeys.optional(),
    PUBLIC_URL: url(["http:", "https:"], "https://asili.example.ac.ke").optional(),
    TRUST_PROXY: yesOrNo.optional(),
    LOG_LEVEL: choice(LOG_LEVELS).default("info"),
    DEMO: yesOrNo.optional(),
    MPESA_FILE: mpesaFile.optional(),
    PUSH_HOST: z
      .string()
      .regex(/^[\w.-]+(:\d{1,5})?$/, "must be a host, such as push.example.ac.ke or localhost:8080")
      .optional(),
    SMS_USERNAME: printable(60).optional(),
    SMS_API_KEY: printable(200).optional(),
    SMS_SENDER_ID: z
      .string()
      .regex(/^[\w .-]{1,11}$/, "must be the 1 to 11 characters registered with the provider")
      .optional(),
    SMS_URL: url(["http:", "https:"], AFRICAS_TALKING).default(AFRICAS_TALKING),
  })
  .superRefine(({ SMS_USERNAME, SMS_API_KEY }, context) => {
    if ((SMS_USERNAME === undefined) === (SMS_API_KEY === undefined)) return;
    const path = [SMS_USERNAME === undefined ? "SMS_USERNAME" : "SMS_API_KEY"];
    context.addIssue({ code: "custom", path, message: "must be set too: an account is a user name and a key" });
  });

/** Reads the environment; an empty variable counts as unset. Every bad variable is named at once. */
export function parseConfig(env: Record<string, string | undefined>): ConfigResult {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== "");
  const parsed = Environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`) };
  }
  const set = parsed.data;
  const problems = unreachable(set.MPESA_FILE ?? null, set.PUBLIC_URL ?? null);
  if (problems.length > 0) return { ok: false, problems };
  const dataDir = resolve(set.DATA_DIR);
  return {
    ok: true,
    config: {
      host: set.HOST,
      port: set.PORT,
      dataDir,
      database: set.DATABASE_URL ?? { dialect: "sqlite", url: join(dataDir, "asili.db") },
      redisUrl: set.REDIS_URL ?? null,
      role: set.ROLE,
      signingKeys: set.JWT_KEYS ?? null,
      publicUrl: set.PUBLIC_URL ? new URL(set.PUBLIC_URL) : null,
      trustProxy: set.TRUST_PROXY ?? set.PUBLIC_URL !== undefined,
      logLevel: set.LOG_LEVEL,
      demo: set.DEMO ?? set.DATABASE_URL === undefined,
      sms: smsAccount(set),
      mpesa: set.MPESA_FILE ?? null,
      pushHost: set.PUSH_HOST ?? null,
      clientDir: clientDir(),
    },
  };
}

function smsAccount(set: z.infer<typeof Environment>): AfricasTalkingAccount | null {
  const { SMS_USERNAME: username, SMS_API_KEY: apiKey, SMS_SENDER_ID: senderId = null, SMS_URL } = set;
  return username !== undefined && apiKey !== undefined ? { url: new URL(SMS_URL), username, apiKey, senderId } : null;
}

/** M-Pesa calls back at its shortcode's own address, or at the one that people use. */
function unreachable(mpesa: MpesaSettings | null, publicUrl: string | null): string[] {
  const live = mpesa?.shortcodes.filter((shortcode) => !shortcode.statementOnly) ?? [];
  const depending = live.filter(({ callbackBase }) => callbackBase === null);
  if (publicUrl === null)
    return depending.some(({ isPractice }) => !isPractice)
      ? ["PUBLIC_URL must be set, or callbackBase in MPESA_FILE, so that M-Pesa can tell of payments."]
      : [];
  const faults = depending.flatMap(({ isPractice }) => callbackUrlFault(publicUrl, isPractice) ?? []);
  return [...new Set(faults)].map((fault) => `PUBLIC_URL must ${fault}; or set callbackBase in MPESA_FILE.`);
}

// The compiled server runs from server/dist/src, the development one from server/src.
function clientDir(): string {
  const here = import.meta.dirname;
  const server = here.endsWith(join("dist", "src")) ? resolve(here, "../..") : resolve(here, "..");
  return resolve(server, "../client/dist");
}
