import { expect, it } from "vitest";
import { bootApp } from "./boot.js";

it("answers", async () => {
  await using booted = await bootApp();
  const answer = await booted.graphql(null, "{ viewer { roles } }");
  expect(answer.errors?.[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  expect(await (await fetch(`${booted.url}/readyz`)).text()).toBe("ready\n");
});
