import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { isSignedBy, readPublicKey } from "../../platform/public-key.js";
import { MAX_BATCH_BYTES, MAX_HELD } from "../batch-limits.js";
import { countHeld } from "../held/count-held.js";
import { type Envelope, parseEnvelope } from "./envelope.js";
import { judgeOperations } from "../push/judge-operations.js";
import { countRelays } from "./count-relays.js";
import { lockOrigin } from "./lock-origin.js";
import { Outcome } from "../operation.entity.js";
import { RelayCode, type RelayEnd, sentBack } from "./relay-end.js";
import { readSent } from "../sent-operation.js";
import { unpackOperations } from "./unpack-operations.js";
import type { Verdict } from "../verdict.js";
import { writeBatch } from "../push/write-batch.js";

const MAX_ENVELOPES = 20;
const MAX_ENVELOPE_BYTES = MAX_BATCH_BYTES + 1024;

/**
 * Takes what colleagues' devices have signed and a phone has carried here. Each envelope is judged as if its own device
 * had sent it: by its author's access, under its counters, with the verdicts it will itself be given later. Whatever way
 * and however often an operation comes, it has one effect. One that cannot be trusted has none and is noted.
 */
export async function relayEnvelopes(
  services: Services,
  em: Em,
  carrier: UserViewer,
  envelopes: readonly string[],
): Promise<RelayEnd[]> {
  if (envelopes.length > MAX_ENVELOPES) {
    throw new Refusal(ErrorCode.payloadTooLarge, `Deliver at most ${MAX_ENVELOPES} envelopes at once.`);
  }
  await countRelays(services, carrier, envelopes.length);
  const ends: RelayEnd[] = [];
  for (const text of envelopes) ends.push(await relayOne(services, em, carrier, text));
  return ends;
}

async function relayOne(services: Services, em: Em, carrier: UserViewer, text: string): Promise<RelayEnd> {
  const now = services.clock.now();
  const opened = openEnvelope(carrier, text);
  return writeBatch(services, em, async (tx, oneByOne) => {
    const end = "code" in opened ? sentBack(opened.code) : await judgeEnvelope(tx, opened, now, oneByOne);
    await recordAudit(tx, {
      schoolId: carrier.schoolId,
      userId: carrier.userId,
      action: end.code ? "envelope.refused" : "envelope.relayed",
      subject: "deviceId" in opened ? `device:${opened.deviceId}` : "device:unknown",
      detail: end.code ?? `taken ${end.taken}, held ${end.held}, refused ${end.refused}`,
      at: now,
    });
    return end;
  });
}

/** All that can be said of an envelope before its device is asked for. */
function openEnvelope(carrier: UserViewer, text: string): Envelope | { readonly code: RelayCode } {
  if (text.length * 3 > MAX_ENVELOPE_BYTES * 4) return { code: RelayCode.tooLarge };
  const bytes = Buffer.from(text, "base64url");
  const parsed = parseEnvelope(bytes);
  if (bytes.toString("base64url") !== text) return { code: RelayCode.malformed };
  if (!parsed.ok) return { code: parsed.isNewer ? RelayCode.newerVersion : RelayCode.malformed };
  return parsed.envelope.schoolId === carrier.schoolId ? parsed.envelope : { code: RelayCode.otherSchool };
}

async function judgeEnvelope(tx: Em, envelope: Envelope, now: Date, oneByOne: boolean): Promise<RelayEnd> {
  const origin = await lockOrigin(tx, envelope);
  if (!origin) return sentBack(RelayCode.unknownDevice);
  if (!origin.publicKeys.some((key) => isSignedWith(key, envelope))) return sentBack(RelayCode.badSignature);
  const texts = unpackOperations(envelope);
  if (!texts) return sentBack(RelayCode.tooLarge);
  const { viewer, standing } = origin;
  if (standing !== "present" && (await countHeld(tx, viewer)) >= MAX_HELD) return sentBack(RelayCode.tooMuchHeld);
  const operations = texts.map(readSent);
  const clockOffset = aheadAtLeast(envelope, now);
  const { verdicts } = await judgeOperations(tx, { viewer, standing, now, clockOffset, operations, oneByOne });
  return countOutcomes(verdicts);
}

function isSignedWith(publicKey: string, { signed, signature }: Envelope): boolean {
  const key = readPublicKey(publicKey);
  return key !== null && isSignedBy(key, signed, signature);
}

/** How long an envelope was on its way nobody knows; a clock that is past ours even so is ahead by that much or more. */
const aheadAtLeast = ({ made }: Envelope, now: Date): number =>
  Math.min(2 ** 31 - 1, Math.max(0, made - Math.floor(now.getTime() / 1000)));

function countOutcomes(verdicts: readonly Verdict[]): RelayEnd {
  const count = (...outcomes: Outcome[]) => verdicts.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    code: null,
    message: null,
    taken: count(Outcome.applied, Outcome.agreed, Outcome.contested),
    held: count(Outcome.held),
    refused: count(Outcome.rejected, Outcome.blocked),
  };
}
