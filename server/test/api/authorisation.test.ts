import { isObjectType } from "graphql";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { buildApiSchema } from "../../src/schema.js";
import { OutboxEvent } from "../../src/events/outbox-event.entity.js";
import { Role } from "../../src/values/role.js";
import { unreachableMpesa } from "../mpesa/practice-number.js";
import { type BootedApp, bootApp, type GraphqlAnswer } from "../boot.js";
import { listening } from "../listening.js";
import { nextNumber } from "./next-number.js";
import type { Ask, OperationCase, Outcome } from "./operation-case.js";
import { operations } from "./operations.js";
import { type Actor, ACTORS, aWorld, type World } from "./world.js";

/** A Monday in the middle of a term. */
const clock = { now: () => new Date("2026-09-07T06:00:00Z") };
let app: BootedApp;
let ours: World;
let theirs: World;

beforeAll(async () => {
  app = await bootApp({ clock, config: { mpesa: unreachableMpesa([1, 2]) } });
  ours = await aWorld(app, "Upendo Junior School");
  theirs = await aWorld(app, "Amani Academy");
  const { relay, orm } = app.app.services;
  relay.kick();
  await vi.waitFor(async () => expect(await orm.em.fork().count(OutboxEvent)).toBe(0), SOON_MS);
});
afterAll(() => app[Symbol.asyncDispose]());

it("every operation of the API is in the table", () => {
  const schema = buildApiSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(isObjectType);
  const all = roots.flatMap((root) => Object.keys(root.getFields()).map((field) => `${root.name}.${field}`));
  expect([...new Set(operations.map(({ operation }) => operation))].toSorted()).toEqual(all.toSorted());
});

it("what happens is told to those of the school who may follow it, and to nobody else", async () => {
  const begun = listening(app.app.services.pubSub, 7);
  const followed = [ours, theirs].flatMap(({ tokens }) =>
    [tokens.head, tokens.key].map((token) => follow(token, "subscription { schoolTodayChanged { class { name } } }")),
  );
  const poked = [ours.tokens["class-teacher"], ours.tokens.bursar, theirs.tokens.head].map((token) =>
    follow(token, "subscription { poke { scope } }"),
  );
  await begun;
  const { id } = ours.school.schoolClass("Grade 7 East");
  await askIn(ours)(Role.head, "mutation ($ops: [Operation!]!) { push(v: 1, now: 1, ops: $ops) { freshDevice } }", {
    ops: [`${nextNumber()} r ${id} 260907m 1 PA1 0 1788760800`],
  });
  const may = [followed[0]!, followed[1]!, poked[0]!];
  await vi.waitFor(() => expect(may.every(({ events }) => events.length > 0)).toBe(true), SOON_MS);
  // What the others were told by mistake would come now.
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(followed.map(({ events }) => events.length > 0)).toEqual([true, true, false, false]);
  expect(followed[0]!.events[0]).toEqual({ data: { schoolTodayChanged: { class: { name: "Grade 7 East" } } } });
  expect(poked.map(({ events }) => events.length > 0)).toEqual([true, false, false]);
  for (const { client } of [...followed, ...poked]) await client.dispose();
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
  const isBarred = atHome === "UNAUTHENTICATED" || (atHome === "FORBIDDEN" && !operation.elsewhereForAll);
  return isBarred ? atHome : (operation.elsewhere ?? atHome);
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

/** A busy machine is no finding. */
const SOON_MS = 30_000;

function follow(token: string | null, query: string, variables?: Record<string, unknown>) {
  const client = createClient({
    url: `${app.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { accessToken: token },
    retryAttempts: 0,
  });
  const events: unknown[] = [];
  const refused = new Promise<GraphqlAnswer["errors"]>((resolve) => {
    const next = (event: { errors?: unknown }) => {
      events.push(event);
      if (event.errors) resolve(event.errors as GraphqlAnswer["errors"]);
    };
    const error = (reason: unknown) => resolve(Array.isArray(reason) ? reason : [closedBy(reason)]);
    client.subscribe({ query, variables: variables ?? null }, { next, error, complete: () => resolve(undefined) });
  });
  return { client, events, refused };
}

async function listenOnce(token: string | null, query: string, variables: Record<string, unknown> | undefined) {
  const begun = listening(app.app.services.pubSub).then(() => undefined);
  const { client, refused } = follow(token, query, variables);
  const errors = await Promise.race([refused, begun]);
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
