import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { parseConfig } from "../config.js";
import { createLogger } from "../platform/logger.js";
import type { LiveShortcode } from "./mpesa-settings.js";

const folder = mkdtempSync(join(tmpdir(), "asili-mpesa-file-"));
const file = join(folder, "mpesa.json");
const certificate = join(import.meta.dirname, "../../test/fixtures/mpesa/certificate.pem");
afterAll(() => rmSync(folder, { recursive: true }));

const PUBLIC_URL = "https://asili.example.ac.ke";
const parse = (content: unknown, env: Record<string, string> = { PUBLIC_URL }) => {
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return parseConfig({ MPESA_FILE: file, ...env });
};
const problems = (content: unknown, env?: Record<string, string>) => {
  const parsed = parse(content, env);
  return parsed.ok ? [] : parsed.problems;
};
const settings = (content: unknown) => {
  const parsed = parse(content);
  if (!parsed.ok) throw new Error(parsed.problems.join("\n"));
  return parsed.config.mpesa!;
};

const SECRETS = {
  consumerKey: "key-Jw7dEx",
  consumerSecret: "secret-Pq8mZ",
  passkey: "passkey-Lk2vN",
  password: "password-Tt4xR",
};
const paybill = {
  shortcode: "600001",
  kind: "paybill",
  environment: "production",
  consumerKey: SECRETS.consumerKey,
  consumerSecret: SECRETS.consumerSecret,
  passkey: SECRETS.passkey,
  schools: [{ schoolId: 1 }],
};
const bank = { shortcode: "247247", statementOnly: true, schools: [{ schoolId: 1, prefix: "abc" }] };

describe("the file of M-Pesa's shortcodes", () => {
  it("tells a paybill, a till and a bank's paybill", () => {
    const till = { ...paybill, shortcode: 600002, kind: "till", till: "512345", c2bVersion: "v1" };
    const { shortcodes, sourceAddresses, simulatorUrl } = settings({
      shortcodes: [
        paybill,
        { ...till, environment: undefined, baseUrl: "http://127.0.0.1:4001", schools: [{ schoolId: 2 }] },
        bank,
      ],
    });
    expect(shortcodes).toMatchObject([
      { shortcode: "600001", kind: "paybill", till: null, isPractice: false, c2bVersion: "v2", initiator: null },
      { shortcode: "600002", kind: "till", till: "512345", isPractice: true, c2bVersion: "v1", callbackBase: null },
      { shortcode: "247247", statementOnly: true, schools: [{ schoolId: 1, prefix: "ABC" }] },
    ]);
    expect((shortcodes[0] as LiveShortcode).baseUrl.href).toBe("https://api.safaricom.co.ke/");
    expect((shortcodes[0] as LiveShortcode).passkey.reveal()).toBe(SECRETS.passkey);
    expect(sourceAddresses).toHaveLength(12);
    expect(simulatorUrl).toBeNull();
  });

  it("takes an initiator's credential, or the certificate and password to make it of", () => {
    const initiator = { ...paybill, initiator: "asili" };
    const made = settings({ shortcodes: [{ ...initiator, securityCredential: "c2VhbGVk" }] });
    expect(made.shortcodes[0]).toMatchObject({ initiator: { name: "asili", credential: { made: expect.anything() } } });
    const own = settings({ shortcodes: [{ ...initiator, certificate, password: SECRETS.password }] });
    const { credential } = (own.shortcodes[0] as LiveShortcode).initiator!;
    expect("publicKey" in credential && credential.publicKey.asymmetricKeyType).toBe("rsa");
  });

  it("names every fault at once, and quotes none", () => {
    const wrong = {
      ...paybill,
      shortcode: "60",
      kind: "till",
      passkey: "",
      consumerSecrets: SECRETS.consumerSecret,
      initiator: "asili",
      certificate: "nowhere.pem",
      callbackBase: "http://asili.example.ac.ke",
    };
    const named = problems({
      shortcodes: [wrong, { statementOnly: true, shortcode: "247247", passkey: SECRETS.passkey }, 7],
      sourceAddresses: ["196.201.214.200", "everywhere"],
    });
    expect(named.map((problem) => problem.split(/ (?:must|is|has|,)/)[0])).toEqual([
      "MPESA_FILE sourceAddresses[1]",
      "MPESA_FILE shortcodes[0].shortcode",
      "MPESA_FILE shortcodes[0].till",
      "MPESA_FILE shortcodes[0].passkey",
      "MPESA_FILE shortcodes[0].certificate",
      "MPESA_FILE shortcodes[0].password",
      "MPESA_FILE shortcodes[0].callbackBase",
      "MPESA_FILE shortcodes[0]",
      "MPESA_FILE shortcodes[1].schools",
      "MPESA_FILE shortcodes[1]",
      "MPESA_FILE shortcodes[2]",
    ]);
    for (const secret of Object.values(SECRETS)) expect(named.join()).not.toContain(secret);
  });

  it.each([
    ["mpesa", "https://mpesa.example.ac.ke"],
    ["sql", "https://asili.example.ac.ke/MySQL"],
    ["exe", "https://exeter.example.ac.ke"],
  ])("knows that the provider refuses an address with %s in it", (word, url) => {
    const sentence = `not have "${word}" in it, which M-Pesa refuses`;
    expect(problems({ shortcodes: [{ ...paybill, callbackBase: url }] })).toEqual([
      `MPESA_FILE shortcodes[0].callbackBase must ${sentence}.`,
    ]);
    expect(problems({ shortcodes: [paybill] }, { PUBLIC_URL: url })[0]).toContain(`PUBLIC_URL must ${sentence}`);
  });

  it("needs an address of its own where real money moves", () => {
    expect(problems({ shortcodes: [paybill] }, {})[0]).toContain("PUBLIC_URL must be set");
    expect(problems({ shortcodes: [{ ...paybill, callbackBase: PUBLIC_URL }] }, {})).toEqual([]);
    expect(problems({ shortcodes: [{ ...paybill, environment: "sandbox" }] }, {})).toEqual([]);
  });

  it("keeps the schools of a shared paybill apart", () => {
    const shared = (first?: string, second?: string) => [
      {
        ...paybill,
        schools: [
          { schoolId: 1, prefix: first },
          { schoolId: 2, prefix: second },
        ],
      },
    ];
    expect(problems({ shortcodes: shared("KA", "KB") })).toEqual([]);
    for (const [first, second] of [
      ["KA", undefined],
      ["KA", "ka"],
      ["K", "KA"],
    ])
      expect(problems({ shortcodes: shared(first, second) })[0]).toContain("each needs a prefix");
    expect(problems({ shortcodes: [paybill, { ...paybill, shortcode: "600002" }] })[0]).toContain("school 1 on more");
    expect(problems({ shortcodes: [paybill, paybill] })[0]).toContain("600001 more than once");
    expect(problems({ shortcodes: [paybill, bank] })).toEqual([]);
  });

  it("says that it cannot be read, or is not JSON", () => {
    expect(problems("{")).toEqual(["MPESA_FILE names a file that is not JSON."]);
    expect(problems({}, { MPESA_FILE: join(folder, "none.json") })).toEqual([
      "MPESA_FILE names a file that cannot be read.",
    ]);
  });

  it("shows its secrets nowhere: not as JSON, in a log, in an error or in the debugger", () => {
    const config = settings({
      shortcodes: [{ ...paybill, initiator: "asili", certificate, password: SECRETS.password }],
    });
    let logged = "";
    const logger = createLogger("trace", { write: (line: string) => void (logged += line) });
    logger.info({ config, deep: { in: { it: config } } }, `settings ${String(config.shortcodes)}`);
    logger.error({ err: new Error("stumbled", { cause: config }) }, "stumbled");
    const shown = [
      logged,
      JSON.stringify(config),
      inspect(config, { depth: 20, showHidden: true }),
      `${config}`,
    ].join();
    for (const secret of Object.values(SECRETS)) expect(shown).not.toContain(secret);
    expect(shown).toContain("[secret]");
  });
});
