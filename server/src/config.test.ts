import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseConfig } from "./config.js";

const config = (env: Record<string, string>) => {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.problems.join("\n"));
  return parsed.config;
};
const problems = (env: Record<string, string>) => {
  const parsed = parseConfig(env);
  return parsed.ok ? [] : parsed.problems;
};

describe("the configuration", () => {
  it("needs nothing to be set", () => {
    expect(config({})).toMatchObject({
      port: 4000,
      database: { dialect: "sqlite", url: resolve("data/asili.db") },
      redisUrl: null,
      role: "all",
      signingKeys: null,
      publicUrl: null,
      trustProxy: false,
      demo: true,
    });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(config({ PORT: "", DATABASE_URL: "", REDIS_URL: "" })).toEqual(config({}));
  });

  it("reads what is set", () => {
    const first = "1".repeat(32);
    const second = "2".repeat(32);
    expect(
      config({
        PORT: "80",
        DATABASE_URL: "mariadb://u:p@db:3306/asili",
        REDIS_URL: "redis://cache:6379/2",
        ROLE: "worker",
        JWT_KEYS: `new:${first}, old:${second}`,
        PUBLIC_URL: "https://asili.ac.ke",
      }),
    ).toMatchObject({
      port: 80,
      database: { dialect: "mariadb", url: "mariadb://u:p@db:3306/asili" },
      redisUrl: "redis://cache:6379/2",
      role: "worker",
      signingKeys: [
        { id: "new", secret: first },
        { id: "old", secret: second },
      ],
      publicUrl: new URL("https://asili.ac.ke"),
      trustProxy: true,
      demo: false,
    });
  });

  it("sends text messages only from a whole account", () => {
    const account = { SMS_USERNAME: "upendo", SMS_API_KEY: "key" };
    expect(config({}).sms).toBeNull();
    expect(config({ ...account, SMS_SENDER_ID: "UPENDO" }).sms).toEqual({
      url: new URL("https://api.africastalking.com"),
      username: "upendo",
      apiKey: "key",
      senderId: "UPENDO",
    });
    expect(problems({ SMS_USERNAME: "upendo" })).toEqual([
      "SMS_API_KEY must be set too: an account is a user name and a key.",
    ]);
    expect(problems({ SMS_API_KEY: "key" })).toEqual([
      "SMS_USERNAME must be set too: an account is a user name and a key.",
    ]);
  });

  it("makes a demo school only where the database is the default one, unless told", () => {
    expect(config({ DATABASE_URL: "sqlite:./other.db" }).demo).toBe(false);
    expect(config({ DATABASE_URL: "sqlite:./other.db", DEMO: "yes" }).demo).toBe(true);
    expect(config({ DEMO: "no" }).demo).toBe(false);
  });

  it("names every bad variable at once", () => {
    const named = problems({
      PORT: "70000",
      DATABASE_URL: "postgres://db/asili",
      REDIS_URL: "http://cache",
      ROLE: "boss",
      JWT_KEYS: "short:secret",
      PUBLIC_URL: "asili.ac.ke",
      TRUST_PROXY: "maybe",
      LOG_LEVEL: "loud",
      DEMO: "perhaps",
    });
    expect(named.map((problem) => problem.split(" ")[0])).toEqual([
      "PORT",
      "DATABASE_URL",
      "REDIS_URL",
      "ROLE",
      "JWT_KEYS",
      "PUBLIC_URL",
      "TRUST_PROXY",
      "LOG_LEVEL",
      "DEMO",
    ]);
  });

  it.each(["-1", "4000x", "4e3", " 80", "65536"])("has no port %j", (PORT) => {
    expect(problems({ PORT })).toEqual(["PORT must be a port number from 0 to 65535."]);
  });
});
