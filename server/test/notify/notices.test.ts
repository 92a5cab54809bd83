import { describe, expect, it } from "vitest";
import { recordEvents } from "../../src/events/outbox.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { LearnerId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { engines } from "../engines.js";
import { aMessagingSchool, SUBSCRIBE, soon } from "./a-messaging-school.js";

describe.each(engines)("notices on %s", (engine) => {
  const the = aMessagingSchool(engine);

  it("go as a notice to whoever has the app, and then to nobody by text message", async () => {
    const browser = await the.subscribe(await the.signInAs(Role.guardian));
    await the.pay(50_000);
    await soon(() => expect(browser.shown).toHaveLength(1));
    await the.isTold();
    expect(browser.shown[0]).toMatchObject({ title: "Payment received", url: `/fees/${the.child()}` });
    expect(browser.shown[0]!["body"]).toContain("KES 500 received for Learner");
    expect(await the.list()).toEqual([]);
    expect(the.push.refusals).toEqual([]);
  });

  it("go as a notice to nobody who has signed out on that device", async () => {
    const token = await the.signInAs(Role.guardian);
    const browser = await the.subscribe(token);
    await the.app.graphql(token, "mutation { signOut }");
    await the.pay(50_000);
    await the.isTold();
    await soon(async () => expect(await the.list()).toHaveLength(1));
    expect(browser.shown).toEqual([]);
  });

  it("try a notice again when the browser's maker is busy, and forget a browser that is gone", async () => {
    const browser = await the.subscribe(await the.signInAs(Role.guardian));
    the.push.answers.push(503);
    await the.pay(50_000);
    await the.isTold();
    await soon(() => expect(the.push.answers).toEqual([]));
    await soon(() => {
      // The first try may not be written down yet: it is due a minute after that.
      the.clock.forward(61);
      the.kick();
      expect(browser.shown).toHaveLength(1);
    });
    the.push.answers.push(410);
    await the.pay(60_000);
    await soon(() => expect(the.push.answers).toEqual([]));
    await the.isTold();
    await soon(async () => {
      await the.pay(70_000);
      await the.isTold();
      expect((await the.list()).length).toBeGreaterThan(0);
    });
    expect(browser.shown).toHaveLength(1);
  });

  it("tell those who lead a learner that one needs a look, once a day, after the quiet hours, and neither who nor why", async () => {
    const { services } = the.app.app;
    const night = await aSchool(services)
      .withClass("G7", "East")
      .withLearners(2)
      .withTeacher("class")
      .withTeacher("subject")
      .withStaff(Role.head)
      .withStaff(Role.bursar)
      .withClass("G7", "West")
      .withLearners(1)
      .build();
    const browserOf = async (role: Role) => {
      const { login, password } = night.person(role);
      return the.subscribe(await the.app.signIn(login, password));
    };
    const [inCharge, teacher] = [await browserOf(Role.head), await browserOf(Role.classTeacher)];
    const others = [await browserOf(Role.subjectTeacher), await browserOf(Role.bursar)];
    const enter = async (learnerId: LearnerId) => {
      const event = {
        topic: `risk:${night.id}`,
        payload: { eventId: `risk-${learnerId}`, learnerId, probability: 0.4 },
      };
      await inTransaction(the.emOf(), (tx) => recordEvents(tx, the.clock.now(), [event]));
      the.kick();
      await the.isTold();
    };
    const [east, west] = night.classes as [(typeof night.classes)[0], (typeof night.classes)[0]];
    // Two o'clock in Kenya.
    the.clock.set("2026-09-07T23:00:00Z");
    for (const learnerId of east.learnerIds) await enter(learnerId);
    the.clock.set("2026-09-08T03:29:00Z");
    services.courier.kick();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([inCharge.shown, teacher.shown]).toEqual([[], []]);
    the.clock.set("2026-09-08T03:31:00Z");
    services.courier.kick();
    await soon(() => expect([inCharge.shown.length, teacher.shown.length]).toEqual([1, 1]));
    const [notice] = teacher.shown;
    expect(notice).toMatchObject({ title: "Asili", url: "/risk" });
    expect(notice!["body"]).toBe(`${night.name}: a learner of yours needs a look this week. Open Asili to see whom.`);
    const onScreen = `${notice!["title"]} ${notice!["body"]}`.replace(night.name, "");
    expect(onScreen).not.toMatch(/Learner \d|risk|leav|drop|band|%/i);

    the.clock.set("2026-09-08T09:00:00Z");
    await enter(west.learnerIds[0]!);
    await enter(east.learnerIds[0]!);
    the.clock.set("2026-09-09T09:00:00Z");
    await enter(west.learnerIds[0]!);
    await soon(() => expect(inCharge.shown).toHaveLength(2));
    expect([teacher, ...others].map(({ shown }) => shown.length)).toEqual([1, 0, 0]);
  });

  it("send notices only to makers of browsers", async () => {
    const token = await the.signInAs(Role.guardian);
    const browser = the.push.addBrowser();
    for (const endpoint of [
      "http://169.254.169.254/latest",
      "https://example.org/push",
      "https://fcm.googleapis.com.evil.ke/x",
    ]) {
      const { errors } = await the.app.graphql(token, SUBSCRIBE, { ...browser, endpoint });
      expect(errors?.[0]?.extensions["code"], endpoint).toBe("BAD_USER_INPUT");
    }
  });
});
