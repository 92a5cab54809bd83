import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BootedApp, bootApp } from "../boot.js";

/**
 * Optional behaviour (MAY) that is left out on purpose; anything else of the suite must pass. A bare GET is what any
 * page on the web can make a browser send, so one needs a header that only a script of our own can set.
 */
const LEFT_OUT = ["5A70", "D6D5", "6A70"];

describe("GraphQL over HTTP, by the public audit suite", () => {
  let app: BootedApp;
  beforeAll(async () => void (app = await bootApp()));
  afterAll(() => app[Symbol.asyncDispose]());

  it.each(serverAudits({ url: () => `${app.url}/graphql` }).map((audit) => [audit.id, audit.name, audit] as const))(
    "%s %s",
    async (id, name, audit) => {
      if (LEFT_OUT.includes(id)) expect(name).toMatch(/^MAY/);
      const result = await audit.fn();
      const reason = "reason" in result ? result.reason : "";
      if (LEFT_OUT.includes(id)) expect(result.status, "it passes now: take it off the list").toBe("notice");
      else expect(result.status, reason).toBe("ok");
    },
  );
});
