import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { Context } from "../../src/context.js";
import { registerDeviceKey } from "../../src/identity/register-device-key.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import type { Classroom } from "./classroom.js";

export type Sealed = {
  version?: number;
  deflated?: boolean;
  deviceId: number;
  userId: number;
  schoolId: number;
  /** Unix seconds. */
  made: number;
  operations: readonly string[];
};

/** A device's own hand: it seals envelopes as phones do. */
export class SigningDevice {
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });

  constructor(
    readonly room: Classroom,
    readonly viewer: UserViewer,
  ) {}

  /** Known to the server by its key. */
  static async known(room: Classroom, viewer: UserViewer): Promise<SigningDevice> {
    const device = new SigningDevice(room, viewer);
    await device.register();
    return device;
  }

  async register(): Promise<void> {
    await registerDeviceKey(this.room.services as Context, this.viewer, this.publicKey);
  }

  get publicKey(): string {
    const { x, y } = this.#keys.publicKey.export({ format: "jwk" });
    return Buffer.concat([Buffer.of(4), Buffer.from(x!, "base64url"), Buffer.from(y!, "base64url")]).toString(
      "base64url",
    );
  }

  seal(operations: readonly string[], about: Partial<Sealed> = {}): Buffer {
    const { deviceId, userId, schoolId } = this.viewer;
    return sealEnvelope(
      { deviceId, userId, schoolId, made: this.room.time / 1000, operations, ...about },
      this.#keys.privateKey,
    );
  }
}

function sealEnvelope(sealed: Sealed, key: KeyObject): Buffer {
  const { version = 1, deflated = true, deviceId, userId, schoolId, made, operations } = sealed;
  const body = Buffer.from(operations.join("\n"));
  const signed = Buffer.concat([
    Buffer.of(version, deflated ? 1 : 0),
    ...[deviceId, userId, schoolId, made].map(leb128),
    deflated ? deflateSync(body) : body,
  ]);
  return Buffer.concat([signed, sign("sha256", signed, { key, dsaEncoding: "ieee-p1363" })]);
}

function leb128(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) + (rest >= 128 ? 128 : 0));
  }
  return Buffer.from(bytes);
}
