import { describe, expect, it, vi } from "vitest";
import { startJobs } from "../../src/jobs/start-jobs.js";
import { takeLease } from "../../src/platform/lease.js";
import type { Em } from "../../src/platform/orm.js";
import { bootApp } from "../boot.js";
import { engines, openFreshDatabase } from "../engines.js";

const at = (seconds: number) => new Date(Date.parse("2026-11-23T05:30:00Z") + seconds * 1000);

describe.each(engines)("a lease on %s", (engine) => {
  it("is had by one of many until it ends", async () => {
    await using database = await openFreshDatabase(engine);
    const take = (seconds: number) => takeLease(database.orm.em.fork() as Em, "sweep", 60, at(seconds));
    const taken = async (seconds: number) =>
      (await Promise.all(Array.from({ length: 6 }, () => take(seconds)))).filter(Boolean).length;
    expect(await taken(0)).toBe(1);
    expect(await taken(59)).toBe(0);
    expect(await taken(60)).toBe(1);
    expect(await taken(61)).toBe(0);
  });
});

it("runs each job once an interval, and goes on after one that failed", async () => {
  let now = at(0);
  const errors: unknown[] = [];
  const logger = { debug() {}, info() {}, warn() {}, error: (entry: unknown) => void errors.push(entry), fatal() {} };
  await using app = await bootApp({ clock: { now: () => now }, logger, config: { role: "api" } });
  const ran: string[] = [];
  const job = (name: string, run: () => void) => ({ name, everySeconds: 60, run: async () => run() });
  const jobs = [
    job("bad", () => {
      throw new Error("no");
    }),
    job("good", () => ran.push(now.toISOString())),
  ];
  await using _running = startJobs(app.app.services, jobs, 5);
  await using _alsoRunning = startJobs(app.app.services, jobs, 5);
  const haveRun = (times: number) =>
    vi.waitFor(() => expect([errors.length, ran.length]).toEqual([times, times]), 30_000);
  // Whatever runs too often runs now.
  const settle = () => new Promise((resolve) => setTimeout(resolve, 100));
  await haveRun(1);
  now = at(59);
  await settle();
  now = at(60);
  await haveRun(2);
  await settle();
  expect(ran).toEqual([at(0).toISOString(), at(60).toISOString()]);
  expect(errors).toMatchObject([{ job: "bad" }, { job: "bad" }]);
});
