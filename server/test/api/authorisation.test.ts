import { isObjectType } from "graphql";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { buildApiSchema } from "../../src/schema.js";
import type { Role } from "../../src/values/role.js";
import { type BootedApp, bootApp, type GraphqlAnswer } from "../boot.js";
import { type Ask, type OperationCase, operations, type Outcome } from "./operations.js";
import { type Actor, ACTORS, aWorld, type World } from "./world.js";

/** A Monday in the middle of a term. */
const clock = { now: () => new Date("2026-09-07T06:00:00Z") };
let app: BootedApp;
let ours: World;
let theirs: World;

beforeAll(async () => {
  app = await bootApp({ clock });
  ours = await aWorld(app, "Upendo Junior School");
  theirs = await aWorld(app, "Amani Academy");
});
afterAll(() => app[Symbol.asyncDispose]());

it("every operation of the API is in the table", () => {
  const schema = buildApiSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(isObjectType);
  const all = roots.flatMap((root) => Object.keys(root.getFields()).map((field) => `${root.name}.${field}`));
  expect([...new Set(operations.map(({ operation }) => operation))].toSorted()).toEqual(all.toSorted());
});

const titled = operations.map((operation) => [`${operation.operation} ${operation.about ?? ""}`, operation] as const);

describe.each(titled)("%s", (_title, operation) => {
  it.each(ACTORS)("asked by %s of the school", async (actor) => {
    const { outcome, answer } = await tryOut(operation, actor, ours, ours);
    expect([outcome, answer]).toEqual([expectedAtHome(operation, actor), answer]);
    for (const mark of theirs.marks) expect(answer).not.toContain(mark);
  });

  it.each(ACTORS)("asked by %s of another school", async (actor) => {
    const { outcome, answer } = await tryOut(operation, actor, theirs, ours);
    expect([outcome, answer]).toEqual([expectedElsewhere(operation, actor), answer]);
    if (operation.elsewhere !== "answer") for (const mark of ours.marks) expect(answer).not.toContain(mark);
  });
});

function expectedAtHome(
  { operation, allowed, refusal = "FORBIDDEN", refusals = {} }: OperationCase,
  actor: Actor,
): Outcome {
  if (allowed.includes(actor)) return "answer";
  if (actor === "nobody") return refusals[actor] ?? "UNAUTHENTICATED";
  if (actor === "key" && operation.startsWith("Mutation.")) return refusals[actor] ?? "FORBIDDEN";
  return refusals[actor] ?? refusal;
}

function expectedElsewhere(operation: OperationCase, actor: Actor): Outcome {
  const atHome = expectedAtHome(operation, actor);
  return atHome === "FORBIDDEN" || atHome === "UNAUTHENTICATED" ? atHome : (operation.elsewhere ?? atHome);
}

/** Has the actor of one school use the operation on things of a school. */
async function tryOut(operation: OperationCase, actor: Actor, of: World, about: World) {
  const { text, variables, spendsToken, read } = operation;
  const given = await variables?.(about, askIn(about));
  const token = spendsToken ? await of.spareToken(actor) : of.tokens[actor];
  const ask = operation.operation.startsWith("Subscription.") ? listenOnce : app.graphql;
  const { data, errors } = await ask(token, text, given as Record<string, unknown>);
  const answer = JSON.stringify({ data, errors });
  const code = errors?.[0]?.extensions["code"];
  if (code !== undefined) return { outcome: code, answer };
  if (data && read) return { outcome: read(data as Record<string, never>), answer };
  return { outcome: Object.values(data ?? {})[0] === null ? "null" : "answer", answer };
}

/** Nobody is told that a subscription has begun: one that was not refused for a while counts as answered. */
const LISTENING_MS = 150;

async function listenOnce(token: string | null, query: string, variables: Record<string, unknown> | undefined) {
  const client = createClient({
    url: `${app.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { accessToken: token },
    retryAttempts: 0,
  });
  const refusal = new Promise<GraphqlAnswer["errors"]>((resolve) => {
    const payload = { query, variables: variables ?? null };
    const onError = (error: unknown) => resolve(Array.isArray(error) ? error : [closedBy(error)]);
    client.subscribe(payload, {
      next: ({ errors }) => errors && resolve(errors as GraphqlAnswer["errors"]),
      error: onError,
      complete: () => resolve(undefined),
    });
    setTimeout(() => resolve(undefined), LISTENING_MS);
  });
  const errors = await refusal;
  await client.dispose();
  return { data: errors ? null : {}, errors };
}

const closedBy = (event: unknown) => {
  const isUnknown = (event as { code?: number }).code === 4401;
  return { message: "closed", extensions: { code: isUnknown ? "UNAUTHENTICATED" : event } };
};

const askIn =
  (world: World): Ask =>
  async <Data>(as: Role, text: string, variables?: object) => {
    const { data, errors } = await app.graphql<Data>(world.tokens[as], text, variables as Record<string, unknown>);
    if (!data) throw new Error(errors?.[0]?.message);
    return data;
  };
