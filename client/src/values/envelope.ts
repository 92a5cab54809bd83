import type { UserId } from "./ids";
import { MalformedError } from "./malformed-error";

/** Whose words an envelope carries, from which device, for which school, and when it was made, in unix seconds there. */
export type EnvelopeLabel = {
  readonly deviceId: number;
  readonly userId: UserId;
  readonly schoolId: number;
  readonly made: number;
};

export type Packing = "plain" | "deflate";
export type OpenedEnvelope = EnvelopeLabel & { readonly packing: Packing; readonly body: Uint8Array<ArrayBuffer> };

const ENVELOPE_VERSION = 1;
export const SIGNATURE_BYTES = 64;
const PACKINGS: readonly Packing[] = ["plain", "deflate"];
const MAX_NUMBER = 2 ** 32 - 1;

/** All of an envelope that is signed: version, packing, four numbers, and the operations. */
export function encodeEnvelope(label: EnvelopeLabel, packing: Packing, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const { deviceId, userId, schoolId, made } = label;
  const numbers = [deviceId, userId, schoolId, made].flatMap(encodeNumber);
  return Uint8Array.from([ENVELOPE_VERSION, PACKINGS.indexOf(packing), ...numbers, ...body]);
}

/** Reads what an envelope says of itself. Only the server can tell whether it is true. */
export function decodeEnvelope(bytes: Uint8Array<ArrayBuffer>): OpenedEnvelope {
  const packing = PACKINGS[bytes[1] ?? -1];
  if (bytes[0] !== ENVELOPE_VERSION || !packing) throw new MalformedError("an envelope", bytes[0]);
  const numbers: number[] = [];
  let at = 2;
  while (numbers.length < 4) {
    const [value, end] = decodeNumber(bytes, at);
    numbers.push(value);
    at = end;
  }
  const [deviceId = 0, userId = 0, schoolId = 0, made = 0] = numbers;
  const body = bytes.subarray(at, bytes.length - SIGNATURE_BYTES);
  if (bytes.length <= at + SIGNATURE_BYTES || !deviceId || !userId || !schoolId) {
    throw new MalformedError("an envelope", bytes.length);
  }
  return { deviceId, userId: userId as UserId, schoolId, made, packing, body };
}

/** Groups of seven bits, the lowest first, all but the last with the eighth bit set. */
function encodeNumber(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...encodeNumber(Math.floor(value / 128))];
}

function decodeNumber(bytes: Uint8Array, start: number): [value: number, end: number] {
  let value = 0;
  let unit = 1;
  for (let at = start; unit <= MAX_NUMBER; at++, unit *= 128) {
    const byte = bytes[at];
    if (byte === undefined) break;
    value += (byte % 128) * unit;
    if (byte < 128 && value <= MAX_NUMBER) return [value, at + 1];
  }
  throw new MalformedError("an envelope's number", start);
}
