import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AuditEvent } from "../../src/identity/audit-event.entity.js";
import { Device } from "../../src/identity/device.entity.js";
import { Role } from "../../src/values/role.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { addBareSchool, addPerson, newPhone, PASSWORD } from "./people.js";

const REGISTER = "mutation ($key: String!) { registerDeviceKey(key: $key) }";

function aKey(curve = "P-256"): string {
  const { x, y } = generateKeyPairSync("ec", { namedCurve: curve }).publicKey.export({ format: "jwk" });
  return Buffer.concat([Buffer.of(4), Buffer.from(x!, "base64url"), Buffer.from(y!, "base64url")]).toString(
    "base64url",
  );
}

describe.each(engines)("a device's key on %s", (engine) => {
  let app: BootedApp;
  beforeAll(async () => void (app = await bootApp({ engine })));
  afterAll(() => app[Symbol.asyncDispose]());

  async function someone() {
    const school = await addBareSchool(app, "Ours");
    const phone = newPhone();
    await addPerson(app, phone, [[school, Role.classTeacher]]);
    const em = app.app.services.orm.em.fork();
    const devices = async () => (await em.fork().find(Device, {}, { orderBy: { id: "desc" }, limit: 2 })).toReversed();
    return {
      tokens: [await app.signIn(phone, PASSWORD), await app.signIn(phone, PASSWORD)] as const,
      keys: async () => (await devices()).map(({ publicKey }) => publicKey),
      earlier: async () => (await devices()).map(({ earlierKeys }) => earlierKeys),
      audits: async () =>
        (await em.fork().find(AuditEvent, { schoolId: school }, { filters: { school: false }, orderBy: { id: "asc" } }))
          .map(({ action }) => action)
          .filter((action) => action.startsWith("device.")),
    };
  }

  it("is told by the device itself, for itself alone, and every change of it is noted", async () => {
    const { tokens, keys, earlier, audits } = await someone();
    const [first, second] = [aKey(), aKey()];
    for (const key of [first, first, second]) {
      expect((await app.graphql(tokens[0], REGISTER, { key })).data).toEqual({ registerDeviceKey: true });
    }
    expect(await keys()).toEqual([second, null]);
    expect(await earlier()).toEqual([first, null]);
    expect(await audits()).toEqual(["device.key-registered", "device.key-replaced"]);
  });

  it.each<[string, string]>([
    ["nothing", ""],
    ["a point of another curve", aKey("secp256k1")],
    ["a longer key", aKey("P-384")],
    ["half a key", aKey().slice(0, 43)],
    ["other letters for the same bytes", `${aKey()}==`],
  ])("is not %s", async (_, key) => {
    const { tokens, keys } = await someone();
    const { errors } = await app.graphql(tokens[0], REGISTER, { key });
    expect(errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
    expect(await keys()).toEqual([null, null]);
  });
});
