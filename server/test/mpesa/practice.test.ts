import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, vi } from "vitest";
import type { LiveShortcode } from "../../src/mpesa-file/mpesa-settings.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";

type Mpesa = { number: string; kind: string; canAsk: boolean; isPractice: boolean; simulatorUrl: string | null };
const ASK = "{ school { mpesa { number kind prefix canAsk isPractice simulatorUrl } } }";

async function askAsHead(app: BootedApp): Promise<Mpesa | null> {
  const token = await app.signIn("0700 000 001", "asili-demo");
  const { data } = await app.graphql<{ school: { mpesa: Mpesa | null } }>(token, ASK);
  return data!.school.mpesa;
}

describe("a demo without M-Pesa credentials", () => {
  it("is paid through a simulator, tells the address, and takes it down with itself", async () => {
    let simulatorUrl: string;
    {
      await using app = await bootApp({ config: { demo: true } });
      const mpesa = await askAsHead(app);
      expect(mpesa).toMatchObject({ kind: "PAYBILL", prefix: null, canAsk: true, isPractice: true });
      simulatorUrl = mpesa!.simulatorUrl!;
      const page = await fetch(simulatorUrl);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("Practice M-Pesa")]);
      const { shortcodes, sourceAddresses } = app.app.services.config.mpesa!;
      expect(shortcodes).toMatchObject([{ shortcode: mpesa!.number, schools: [{ prefix: null }] }]);
      expect((shortcodes[0] as LiveShortcode).baseUrl.origin).toBe(new URL(simulatorUrl).origin);
      expect(sourceAddresses).toEqual([]);
    }
    await expect(fetch(simulatorUrl)).rejects.toThrow();
  });

  it("hears what became of a prompt, and writes the receipt", async () => {
    await using app = await bootApp({ config: { demo: true } });
    const token = await app.signIn("0700 000 041", "asili-demo");
    const children = await app.graphql<{ myChildren: { id: string }[] }>(token, "{ myChildren { id } }");
    const pay = `mutation ($id: ID!) {
      payWithMpesa(learnerId: $id, cents: 10000, phone: "0700000041", key: "practice-1") { id state }
    }`;
    const paid = await app.graphql<{ payWithMpesa: { id: string } }>(token, pay, {
      id: children.data!.myChildren[0]!.id,
    });
    const attempt = paid.data!.payWithMpesa;
    expect(attempt).toMatchObject({ state: "PROMPTED" });

    const practice = new URL("practice/", app.app.services.config.mpesa!.simulatorUrl!);
    const { prompts } = (await (await fetch(new URL("state?phone=0700000041", practice))).json()) as {
      prompts: { id: string }[];
    };
    await fetch(new URL("answer", practice), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: prompts[0]!.id, answer: "approve", pin: "1234" }),
    });
    await vi.waitFor(async () => {
      const ask = "query ($id: ID!) { mpesaAttempt(id: $id) { state } }";
      const { data } = await app.graphql(token, ask, { id: attempt.id });
      expect(data).toEqual({ mpesaAttempt: { state: "SUCCEEDED" } });
    }, 30_000);
  });

  it("has it on the next port, or on a free one where that is taken", { timeout: 180_000 }, async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    const portOfSimulator = async () => {
      await using app = await bootApp({ config: { demo: true, port: port - 1 } });
      return Number(new URL((await askAsHead(app))!.simulatorUrl!).port);
    };
    const another = await portOfSimulator();
    await new Promise((resolve) => taken.close(resolve));
    expect(another).toBeGreaterThan(0);
    expect([another === port, await portOfSimulator()]).toEqual([false, port]);
  });
});

it("a server that is no demo has no M-Pesa and no simulator, unless it is told of one", async () => {
  await using app = await bootApp();
  const school = await aSchool(app.app.services).withStaff(Role.head).build();
  const token = await app.signIn(school.person(Role.head).login, school.person(Role.head).password);
  expect((await app.graphql(token, ASK)).data).toEqual({ school: { mpesa: null } });
});

it("a process that is one of several starts no simulator of its own", async () => {
  await using app = await bootApp({ config: { demo: true, role: "api" } });
  expect(await askAsHead(app)).toBeNull();
});
