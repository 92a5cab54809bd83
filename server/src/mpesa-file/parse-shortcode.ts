import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { Secret } from "../platform/secret.js";
import type { SchoolId } from "../values/ids.js";
import { callbackUrlFault } from "./callback-url-fault.js";
import { faultsOf, or, unknownKeys } from "./faults-of.js";
import type { Initiator, LiveShortcode, Shortcode } from "./mpesa-settings.js";

export type ShortcodeResult = { ok: true; shortcode: Shortcode } | { ok: false; problems: string[] };

const HOSTS = { sandbox: "https://sandbox.safaricom.co.ke", production: "https://api.safaricom.co.ke" } as const;

const number = (what: string) =>
  z
    .union([z.string(), z.number()], or(`must be ${what}`))
    .transform(String)
    .refine((text) => /^\d{5,7}$/.test(text), `must be ${what} of 5 to 7 digits`);

const word = (most: number) =>
  z.string(or("must be a text")).trim().min(1, "must not be empty").max(most, `must have at most ${most} characters`);

const secret = () => word(2000).transform((text) => new Secret(text));

const School = z.strictObject(
  {
    schoolId: z.int(or("must be a school's number")).positive("must be a school's number"),
    prefix: z
      .string(or("must be a text"))
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{1,6}$/, "must be 1 to 6 letters and digits")
      .optional(),
  },
  unknownKeys,
);

const everywhere = {
  shortcode: number("the paybill's or head office's number"),
  schools: z.array(School, or("must be a list")).min(1, "must have at least one school"),
};

const Statement = z.strictObject({ ...everywhere, statementOnly: z.literal(true) }, unknownKeys);

type Entry = Record<string, unknown>;

/** One entry of the list; whatever is wrong with it is told at once. */
export function parseShortcode(entry: unknown, place: string, folder: string): ShortcodeResult {
  const raw = (typeof entry === "object" && entry !== null ? entry : {}) as Entry;
  if (raw["statementOnly"] === true) {
    const parsed = Statement.safeParse(entry);
    if (!parsed.success) return { ok: false, problems: faultsOf(parsed.error, place) };
    const { shortcode, schools } = parsed.data;
    return { ok: true, shortcode: { shortcode, statementOnly: true, schools: schools.map(toSchool) } };
  }
  const parsed = liveEntry(raw, folder).safeParse(entry);
  return parsed.success
    ? { ok: true, shortcode: toLive(parsed.data) }
    : { ok: false, problems: faultsOf(parsed.error, place) };
}

/** What an entry has to be, by what it says of itself. */
type LiveEntry = z.infer<ReturnType<typeof liveEntry>>;

function liveEntry(raw: Entry, folder: string) {
  const isPractice = raw["baseUrl"] !== undefined || raw["environment"] === "sandbox";
  const hasInitiator = raw["initiator"] !== undefined;
  const absent = (why: string) => z.undefined(`must be left out ${why}`).optional();
  const asksPassword = hasInitiator && raw["securityCredential"] === undefined;
  return z.strictObject(
    {
      ...everywhere,
      statementOnly: z.literal(false, "must be true or left out").optional(),
      kind: z.enum(["paybill", "till"], or("must be paybill or till")),
      till: raw["kind"] === "till" ? number("the till's number") : absent("but for a till"),
      environment:
        raw["baseUrl"] === undefined
          ? z.enum(["sandbox", "production"], "must be sandbox or production, or baseUrl be given")
          : absent("where baseUrl is given"),
      baseUrl: z
        .string("must be an address")
        .refine(isHttpUrl, "must be an address such as https://sandbox.safaricom.co.ke")
        .optional(),
      consumerKey: secret(),
      consumerSecret: secret(),
      passkey: secret(),
      initiator: word(100).optional(),
      securityCredential: hasInitiator ? secret().optional() : absent("without an initiator"),
      certificate: asksPassword ? certificate(folder) : absent("but with an initiator and a password"),
      password: asksPassword ? secret() : absent("but with an initiator and a certificate"),
      c2bVersion: z.enum(["v1", "v2"], "must be v1 or v2").default("v2"),
      callbackBase: z
        .string("must be an address")
        .superRefine((text, context) => {
          const fault = callbackUrlFault(text, isPractice);
          if (fault !== null) context.addIssue(`must ${fault}`);
        })
        .optional(),
    },
    unknownKeys,
  );
}

const isHttpUrl = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** The provider's certificate, or its public key alone: a file's name or what stands in the file. */
function certificate(folder: string) {
  return word(20_000).transform((text, context): KeyObject => {
    try {
      const pem = text.includes("-----BEGIN") ? text : readFileSync(resolve(folder, text));
      const key = createPublicKey(pem);
      if (key.asymmetricKeyType === "rsa") return key;
    } catch {
      // Told below, without what the file holds.
    }
    context.addIssue("must name a file with the provider's certificate (PEM)");
    return z.NEVER;
  });
}

function toLive(entry: LiveEntry): LiveShortcode {
  const { shortcode, kind, till, consumerKey, consumerSecret, passkey, c2bVersion, callbackBase } = entry;
  return {
    shortcode,
    statementOnly: false,
    kind,
    till: till ?? null,
    baseUrl: new URL(entry.baseUrl ?? HOSTS[entry.environment!]),
    isPractice: entry.environment !== "production",
    consumerKey,
    consumerSecret,
    passkey,
    initiator: toInitiator(entry),
    c2bVersion,
    callbackBase: callbackBase === undefined ? null : new URL(callbackBase),
    schools: entry.schools.map(toSchool),
  };
}

function toInitiator({ initiator, securityCredential, certificate, password }: LiveEntry): Initiator | null {
  if (initiator === undefined) return null;
  const credential = securityCredential
    ? { made: securityCredential }
    : { password: password!, publicKey: certificate! };
  return { name: initiator, credential };
}

const toSchool = ({ schoolId, prefix }: z.infer<typeof School>) => ({
  schoolId: schoolId as SchoolId,
  prefix: prefix ?? null,
});
