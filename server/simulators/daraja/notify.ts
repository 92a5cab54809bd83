import type { Knobs } from "./knobs.js";
import { type Delivery, keep, pass, type World } from "./world.js";

const ANSWER_MS = 10_000;
const KEPT_ANSWER = 500;
const MOST_COPIES = 100;

/** Sends one request and keeps what came of it. Nobody is asked again. */
export async function deliver(
  world: World,
  what: string,
  url: string,
  body: unknown,
  { headers = {}, answerMs = ANSWER_MS }: { headers?: Record<string, string>; answerMs?: number } = {},
): Promise<Delivery> {
  const delivery: Delivery = { what, url, body, at: world.now(), status: null, answer: "" };
  keep(world, world.deliveries, delivery);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(answerMs), world.ending.signal]),
    });
    const answer = await response.text();
    delivery.status = response.status;
    delivery.answer = answer.slice(0, KEPT_ANSWER);
  } catch (error) {
    delivery.answer = error instanceof Error ? error.name : "no answer";
  }
  world.version += 1;
  return delivery;
}

/** Tells a server of something, as well or badly as the knobs say. Resolves when all has been sent that will be. */
export async function notify(world: World, knobs: Knobs, what: string, url: string, body: unknown): Promise<void> {
  if (knobs.dropNotices) {
    keep(world, world.deliveries, { what, url, body, at: world.now(), status: null, answer: "dropped" });
    return;
  }
  await pass(world, knobs.noticeDelayMs);
  if (world.ending.signal.aborted) return;
  const sending = () => sendCopies(world, knobs, what, url, body);
  if (knobs.reorderNotices && world.held.length === 0) {
    world.held.push(sending);
    return;
  }
  await sending();
  for (const held of world.held.splice(0)) await held();
}

async function sendCopies(world: World, knobs: Knobs, what: string, url: string, body: unknown): Promise<void> {
  const copies = Array.from(
    { length: Math.min(knobs.noticeCopies, MOST_COPIES) },
    () => () => deliver(world, what, url, body),
  );
  if (knobs.copiesAtOnce) await Promise.all(copies.map((send) => send()));
  else for (const send of copies) await send();
}
