import type { DeviceId, SchoolId, UserId } from "../../values/ids.js";

/** What a device has signed for others to carry; nothing in it is to be believed before the signature is checked. */
export type Envelope = {
  readonly deviceId: DeviceId;
  readonly userId: UserId;
  readonly schoolId: SchoolId;
  /** The device's clock when it was made, unix seconds. */
  readonly made: number;
  readonly isDeflated: boolean;
  /** The operations, one a line, deflated or not. */
  readonly body: Uint8Array;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
};

const ENVELOPE_VERSION = 1;
const PLAIN = 0;
const DEFLATED = 1;
const SIGNATURE_BYTES = 64;
const MAX_NUMBER = 2 ** 32 - 1;
const SEVEN_BITS = 128;

export type ParsedEnvelope =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly isNewer: boolean };

/** Reads version, packing, device, user, school, time, body and signature, one after the other; it throws on nothing. */
export function parseEnvelope(bytes: Uint8Array): ParsedEnvelope {
  const [version, packing] = bytes;
  if (version === undefined || version !== ENVELOPE_VERSION)
    return { ok: false, isNewer: (version ?? 0) > ENVELOPE_VERSION };
  const end = bytes.length - SIGNATURE_BYTES;
  const signed = bytes.subarray(0, Math.max(0, end));
  const [numbers, start] = readNumbers(signed, 2, 4);
  const [deviceId, userId, schoolId, made] = numbers;
  if (!deviceId || !userId || !schoolId || made === undefined || start >= end) return { ok: false, isNewer: false };
  if (packing !== PLAIN && packing !== DEFLATED) return { ok: false, isNewer: false };
  const envelope: Envelope = {
    deviceId: deviceId as DeviceId,
    userId: userId as UserId,
    schoolId: schoolId as SchoolId,
    made,
    isDeflated: packing === DEFLATED,
    body: signed.subarray(start),
    signed,
    signature: bytes.subarray(end),
  };
  return { ok: true, envelope };
}

/** Numbers in groups of seven bits, the lowest first, all but the last with the eighth bit set; and where they end. */
function readNumbers(bytes: Uint8Array, start: number, count: number): [numbers: number[], end: number] {
  const numbers: number[] = [];
  let at = start;
  while (numbers.length < count && at < bytes.length) {
    let value = 0;
    let unit = 1;
    let byte = SEVEN_BITS;
    for (; byte >= SEVEN_BITS && at < bytes.length && unit <= MAX_NUMBER; unit *= SEVEN_BITS) {
      byte = bytes[at++]!;
      value += (byte % SEVEN_BITS) * unit;
    }
    if (byte >= SEVEN_BITS || value > MAX_NUMBER) return [[], at];
    numbers.push(value);
  }
  return [numbers, at];
}
