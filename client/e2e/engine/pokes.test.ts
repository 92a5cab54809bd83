import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { waitFor } from "../../src/api/wait-for";
import { socketOf } from "../../src/api/socket";
import { PokeListener } from "../../src/sync/poke-listener";
import type { Phone } from "../../src/sync/testing/a-phone";
import { parseSchoolDay } from "../../src/values/school-day";
import { Classroom } from "./classroom";

const PATIENCE = { timeout: 30_000 };
const REGISTER = { day: parseSchoolDay("2026-11-23"), session: "m" } as const;

describe("pokes", () => {
  let room: Classroom;
  beforeEach(async () => {
    room = await Classroom.open();
    vi.stubGlobal("location", { href: room.url });
  });
  afterEach(async () => {
    vi.unstubAllGlobals();
    await room[Symbol.asyncDispose]();
  });

  it("tell a phone of another's register, and not of its own", async () => {
    const writer = await room.phoneOf(room.classTeacher);
    const reader = await room.phoneOf(room.subjectTeacher);
    const heard = { writer: 0, reader: 0 };
    const listeners = [
      await listening(room, writer, () => heard.writer++),
      await listening(room, reader, () => heard.reader++),
    ];

    await writer.takes({ 4: { status: "A" } }, { ...REGISTER, classId: room.classId });
    await writer.sync();
    await vi.waitFor(() => expect(heard.reader).toBe(1), PATIENCE);
    await waitFor(1_500);
    expect(heard.writer).toBe(0);

    await reader.sync();
    expect(await reader.sheet({ ...REGISTER, classId: room.classId })).toMatchObject({ state: "sent" });
    for (const listener of listeners) listener.listen(false);
  });

  it("are no longer heard once nobody looks", async () => {
    const reader = await room.phoneOf(room.subjectTeacher);
    const listener = await listening(room, reader, () => undefined);
    listener.listen(false);
    await vi.waitFor(() => expect(listener.connected).toBe(false), PATIENCE);
  });

  it("go on after the sign-in was refused for once", async () => {
    const reader = await room.phoneOf(room.subjectTeacher);
    const tokens = ["stale", "stale"];
    const session = {
      accessToken: async () => tokens.pop() ?? (await reader.session.accessToken()),
      refresh: () => reader.session.refresh(),
    };
    const socket = socketOf(session);
    const realWait = globalThis.setTimeout;
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const stop = socket.listen({ query: "subscription { poke { scope head } }" }, () => undefined);
    for (const until = Date.now() + PATIENCE.timeout; Date.now() < until && !socket.connected.get();) {
      await new Promise((resolve) => realWait(resolve, 20));
      await vi.advanceTimersByTimeAsync(2_000);
    }
    vi.useRealTimers();
    expect(socket.connected.get()).toBe(true);
    expect(tokens).toEqual([]);
    stop();
  });
});

/** Listens as a tab in sight does, and resolves once the server does hear it. */
async function listening({ pubSub }: Classroom, phone: Phone, onNews: () => void): Promise<PokeListener> {
  const subscribe = vi.spyOn(pubSub, "subscribe");
  const listener = new PokeListener({ ...phone.ports, wait: waitFor }, onNews);
  listener.listen(true);
  const pokes = expect.arrayContaining([expect.stringMatching(/^poke:/)]);
  await vi.waitFor(() => expect(subscribe).toHaveBeenCalledWith(pokes), PATIENCE);
  subscribe.mockRestore();
  return listener;
}
