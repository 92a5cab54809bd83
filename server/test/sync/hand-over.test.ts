import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

const SIGN_IN = `mutation ($login: String!, $password: String!) {
  signIn(login: $login, password: $password, returnRefreshToken: true) { accessToken refreshToken deviceId revocationMark }
}`;
const REVOKE = "mutation ($id: ID!) { revokeDevice(id: $id) { revokedAt wipedAt handedOver } }";
const REVOKED = "query ($ids: [ID!]!) { revokedDevices(ids: $ids) { id proof } }";
const HAND_OVER = `mutation ($id: ID!, $ops: [Operation!]!, $token: String) {
  handOver(deviceId: $id, now: ${Date.parse("2026-11-23T06:00:00Z") / 1000}, ops: $ops, refreshToken: $token) { counter outcome code }
}`;
const DEVICES = "{ devices(first: 200) { nodes { id wipedAt handedOver } } }";

type SignedIn = { accessToken: string; refreshToken: string; deviceId: string; revocationMark: string };
type Device = { id: string; wipedAt: string | null; handedOver: number };

describe.each(engines)("a revoked device on %s", (engine) => {
  let app: BootedApp;
  let school: TestSchool;
  let admin: string;
  let now = Date.parse("2026-11-23T06:00:00Z");
  beforeAll(async () => {
    app = await bootApp({ engine, clock: { now: () => new Date(now) } });
    school = await aSchool(app.app.services)
      .withTerm("2026-08-24", "2026-12-04", 3)
      .withClass("G7", "East", 2026)
      .withLearners(6)
      .withTeacher("class")
      .withStaff(Role.head)
      .withStaff(Role.admin)
      .build();
    admin = await app.signIn(school.person(Role.admin).login, school.person(Role.admin).password);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const ask = async <Data>(token: string | null, text: string, variables: object = {}) =>
    app.graphql<Data>(token, text, variables as Record<string, unknown>);
  const signIn = async (): Promise<SignedIn> => {
    const { login, password } = school.classes[0]!.teachers[0]!;
    return (await ask<{ signIn: SignedIn }>(null, SIGN_IN, { login, password })).data!.signIn;
  };
  const revoked = async (): Promise<SignedIn> => {
    const phone = await signIn();
    await ask(admin, REVOKE, { id: phone.deviceId });
    return phone;
  };
  const roll = (n: number) => `${n} r ${school.classes[0]!.id} 261123m 1 PA4 0 ${1795420800 + n}`;
  const handOver = async ({ deviceId, refreshToken }: SignedIn, ops: string[]) => {
    const { data, errors } = await ask<{ handOver: { counter: number; outcome: string; code: string | null }[] }>(
      null,
      HAND_OVER,
      { id: deviceId, token: refreshToken, ops },
    );
    return data?.handOver ?? (errors![0]!.extensions["code"] as string);
  };
  const deviceOf = async ({ deviceId }: SignedIn) => {
    const { data } = await ask<{ devices: { nodes: Device[] } }>(admin, DEVICES);
    return data!.devices.nodes.find(({ id }) => id === deviceId)!;
  };
  const rows = <Row>(sql: string) => runSql<Row>(app.app.services.orm.em.fork() as Em, sql);

  it("is told with a proof that only the school can give", async () => {
    const [lost, kept] = [await revoked(), await signIn()];
    const { data } = await ask<{ revokedDevices: { id: string; proof: string }[] }>(null, REVOKED, {
      ids: [lost.deviceId, kept.deviceId, "999999"],
    });
    expect(data!.revokedDevices.map(({ id }) => id)).toEqual([lost.deviceId]);
    const { proof } = data!.revokedDevices[0]!;
    expect(createHash("sha256").update(proof).digest("hex")).toBe(lost.revocationMark);
    expect(kept.revocationMark).not.toBe(lost.revocationMark);
  });

  it("hands over what it had not sent: it waits for the head, and nothing of it takes effect", async () => {
    const phone = await revoked();
    expect(await deviceOf(phone)).toMatchObject({ wipedAt: null, handedOver: 0 });
    const before = await rows("select * from attendance_mark");
    expect(await handOver(phone, [roll(1), roll(2)])).toEqual([
      { counter: 1, outcome: "HELD", code: null },
      { counter: 2, outcome: "HELD", code: null },
    ]);
    expect(await rows("select * from attendance_mark")).toEqual(before);
    expect(await rows(`select text from operation where device_id = ${phone.deviceId} order by counter`)).toEqual([
      { text: roll(1) },
      { text: roll(2) },
    ]);
    expect(await deviceOf(phone)).toMatchObject({ wipedAt: expect.any(String), handedOver: 2 });
    const audit = await rows<{ subject: string; detail: string }>(
      "select subject, detail from audit_event where action = 'device.handed-over' order by id",
    );
    expect(audit.at(-1)).toEqual({ subject: `device:${phone.deviceId}`, detail: "2 changes" });
  });

  it("gets the same answer when it hands over the same again, and nothing doubles", async () => {
    const phone = await revoked();
    const once = await handOver(phone, [roll(1)]);
    expect(await handOver(phone, [roll(1)])).toEqual(once);
    expect((await deviceOf(phone)).handedOver).toBe(1);
    expect(await rows(`select counter from operation where device_id = ${phone.deviceId}`)).toHaveLength(1);
  });

  it("tells that it is empty when nothing waited", async () => {
    const phone = await revoked();
    expect(await handOver(phone, [])).toEqual([]);
    expect(await deviceOf(phone)).toMatchObject({ wipedAt: expect.any(String), handedOver: 0 });
  });

  it("is heard only with the sign-in that the revocation ended", async () => {
    const [standing, other, phone] = [await signIn(), await revoked(), await revoked()];
    expect(await handOver(standing, [roll(1)])).toBe("UNAUTHENTICATED");
    expect(await handOver({ ...phone, refreshToken: other.refreshToken }, [roll(1)])).toBe("UNAUTHENTICATED");
    expect(await handOver({ ...phone, refreshToken: "made up" }, [roll(1)])).toBe("UNAUTHENTICATED");
    const left = await signIn();
    await ask(left.accessToken, "mutation { signOut }");
    now += 1000;
    await ask(admin, REVOKE, { id: left.deviceId });
    expect(await handOver(left, [roll(1)])).toBe("UNAUTHENTICATED");
  });

  it("keeps what cannot be read or is of no class of its user's from ever counting", async () => {
    const phone = await revoked();
    expect(await handOver(phone, ["1 nonsense", "2 r 999999 261123m 1 P 0 1795420800"])).toMatchObject([
      { outcome: "REJECTED" },
      { outcome: "REJECTED", code: "NO_SUCH_CLASS" },
    ]);
    expect((await deviceOf(phone)).handedOver).toBe(0);
  });

  it("cannot go on for ever", async () => {
    const phone = await revoked();
    for (let batch = 0; batch < 5; batch++) {
      const ops = Array.from({ length: 200 }, (_, n) => roll(batch * 200 + n + 1));
      expect(await handOver(phone, ops)).toHaveLength(200);
    }
    expect(await handOver(phone, [roll(1001)])).toBe("PAYLOAD_TOO_LARGE");
    expect((await deviceOf(phone)).handedOver).toBe(1000);
    expect(
      await handOver(
        phone,
        Array.from({ length: 201 }, (_, n) => roll(n + 1)),
      ),
    ).toBe("PAYLOAD_TOO_LARGE");
  });
});
