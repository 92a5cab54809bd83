import { decodeEnvelope, type EnvelopeLabel } from "../values/envelope";
import { MalformedError } from "../values/malformed-error";

export type EnvelopeContent = EnvelopeLabel & { readonly operations: readonly string[] };

/** What an envelope says, for its carrier to know how much it is; it throws where it cannot be read. */
export async function openEnvelope(envelope: Uint8Array<ArrayBuffer>): Promise<EnvelopeContent> {
  const { packing, body, ...label } = decodeEnvelope(envelope);
  const text = new TextDecoder().decode(packing === "deflate" ? await inflate(body) : body);
  return { ...label, operations: text.split("\n") };
}

const MOST_BYTES = 40_000;

async function inflate(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([body]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const bytes: number[] = [];
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    for (const byte of step.value) bytes.push(byte);
    if (bytes.length > MOST_BYTES) throw new MalformedError("an envelope", bytes.length);
  }
  return Uint8Array.from(bytes);
}
