import { describe, expect, it } from "vitest";
import { PullDocument } from "../generated/wire/graphql";
import type { UserId } from "../values/ids";
import { openAccount } from "./account-book";
import { Session } from "./session";
import { Traffic } from "./traffic";

type Answers = (document: string, bearer: string | null) => Response | Promise<Response>;

/** A session on a network that answers as told; storage survives it, as it survives a reload. */
function aSession(answers: Answers, storage = aStorage(), clock = () => 0) {
  const asked: string[] = [];
  const fetch = async (_url: unknown, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    const packed = headers.get("content-encoding") !== null;
    const body = new Blob([init?.body as Uint8Array<ArrayBuffer>]).stream();
    const text = await new Response(packed ? body.pipeThrough(new DecompressionStream("deflate")) : body).text();
    const { documentId } = JSON.parse(text) as { documentId: string };
    asked.push(documentId);
    return answers(documentId, headers.get("authorization"));
  };
  const http = { fetch: fetch as typeof globalThis.fetch, endpoint: "/graphql", traffic: new Traffic() };
  const wait = () => new Promise<void>(() => undefined);
  return { session: new Session({ http, storage, locks: undefined, wait, clock }), asked, storage };
}

function aStorage() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  };
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
const refused = (code: string) => json({ errors: [{ message: code, extensions: { code } }] });
const signedIn = (userId: number, accessToken: string) => ({
  accessToken,
  deviceId: `d${userId}`,
  viewer: {
    user: { id: String(userId), name: "Mwalimu", locale: "sw" },
    school: { id: "1", name: "Asili" },
    roles: ["CLASS_TEACHER"],
    schools: [],
  },
});
const everything = (token: string) =>
  json({ data: { signIn: signedIn(7, token), refresh: signedIn(7, token), signOut: true, r: {} } });
const pull = { p: "- -" };

describe("a session", () => {
  it("opens without the network for a user it knows", async () => {
    const { session, storage } = aSession(() => everything("t1"));
    await session.signIn("0700 000 011", "asili-demo");
    const { session: reloaded } = aSession(() => Promise.reject(new TypeError("offline")), storage);
    expect(reloaded.state.get()).toMatchObject({
      account: { userId: 7, name: "Mwalimu", schoolName: "Asili" },
      expired: false,
    });
    expect(await reloaded.ask(PullDocument, pull)).toEqual({ kind: "no-answer" });
    expect(reloaded.state.get().expired).toBe(false);
  });

  it("renews the token once however many ask", async () => {
    const { session, asked, storage } = aSession(() => everything("t1"));
    await session.signIn("0700 000 011", "asili-demo");
    const reloaded = aSession(() => everything("t2"), storage);
    await Promise.all([1, 2, 3].map(() => reloaded.session.ask(PullDocument, pull)));
    expect(asked).toHaveLength(1);
    expect(new Set(reloaded.asked).size).toBe(2);
    expect(reloaded.asked).toHaveLength(4);
  });

  it("renews a token before it runs out, though the phone's clock was put days off", async () => {
    let now = 0;
    const { session, asked } = aSession(
      () => everything("t1"),
      aStorage(),
      () => now,
    );
    await session.signIn("0700 000 011", "asili-demo");
    await session.ask(PullDocument, pull);
    now = -2 * 86_400_000;
    await session.ask(PullDocument, pull);
    await session.ask(PullDocument, pull);
    expect(asked).toHaveLength(5);
  });

  it("says that it has run out when the server no longer takes it, and forgets nobody", async () => {
    const { session, storage } = aSession(() => everything("t1"));
    await session.signIn("0700 000 011", "asili-demo");
    const { session: reloaded } = aSession(() => refused("UNAUTHENTICATED"), storage);
    expect(await reloaded.ask(PullDocument, pull)).toMatchObject({ kind: "refused", code: "UNAUTHENTICATED" });
    expect(reloaded.state.get()).toMatchObject({ account: { userId: 7 }, expired: true });
  });

  it("takes a server in trouble for no answer, not for a sign-in that has run out", async () => {
    const { session, storage } = aSession(() => everything("t1"));
    await session.signIn("0700 000 011", "asili-demo");
    for (const answer of [
      new Response("<html>", { status: 502 }),
      new Response("<html>Buy airtime"),
      json({ data: null }),
    ]) {
      const { session: reloaded } = aSession(() => answer, storage);
      expect(await reloaded.ask(PullDocument, pull)).toEqual({ kind: "no-answer" });
      expect(reloaded.state.get().expired).toBe(false);
    }
  });

  it("never asks with the token of whoever came after", async () => {
    let letGo: (response: Response) => void = () => undefined;
    const { session, storage } = aSession(() => everything("t1"));
    await session.signIn("0700 000 011", "asili-demo");
    let user = 7;
    const { session: reloaded, asked } = aSession((_, bearer) => {
      if (bearer) return json({ data: { r: { bearer } } });
      if (user === 8) return json({ data: { signIn: signedIn(8, "of 8") } });
      return new Promise((resolve) => (letGo = resolve));
    }, storage);
    const asking = reloaded.ask(PullDocument, pull);
    await expect.poll(() => asked).toHaveLength(1);
    user = 8;
    await reloaded.signIn("0700 000 012", "asili-demo");
    letGo(json({ data: { refresh: signedIn(7, "of 7") } }));
    expect(await asking).toEqual({ kind: "no-answer" });
    expect(reloaded.state.get().account?.userId).toBe(8);
    expect(asked).toHaveLength(2);
  });

  it("asks nothing when somebody else has come before it could ask", async () => {
    const { session, storage } = aSession(() => everything("t1"));
    const end = await session.signIn("0700 000 011", "asili-demo");
    const { session: reloaded, asked } = aSession(() => everything("t2"), storage);
    const asking = reloaded.ask(PullDocument, pull);
    if (end.ok) openAccount(storage, { ...end.account, userId: 8 as UserId });
    reloaded.follow();
    expect(await asking).toEqual({ kind: "no-answer" });
    expect(asked).toHaveLength(0);
  });

  it("signs in again as the same device, however the number is written", async () => {
    const bodies: unknown[] = [];
    const storage = aStorage();
    const { session } = aSession(() => everything("t1"), storage);
    await session.signIn("0700 000 011", "asili-demo");
    await session.signOut();
    const http = {
      fetch: (async (_: unknown, init: RequestInit) => {
        const stream = new Blob([init.body as Uint8Array<ArrayBuffer>])
          .stream()
          .pipeThrough(new DecompressionStream("deflate"));
        bodies.push(await new Response(stream).json());
        return everything("t2");
      }) as typeof fetch,
      endpoint: "",
      traffic: new Traffic(),
    };
    const again = new Session({ http, storage, locks: undefined, wait: async () => undefined, clock: () => 0 });
    expect(again.state.get().account).toBeNull();
    await again.signIn("+254 700 000011", "asili-demo");
    expect(bodies).toMatchObject([{ variables: { deviceId: "d7" } }]);
  });
});
