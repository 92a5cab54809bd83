/** Names an envelope by its content, in capital letters and digits. */
export async function envelopeId(envelope: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", envelope));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

const TAG_LETTERS = 4;

/** The beginning of the id, by which its parts are known. */
export async function tagOf(envelope: Uint8Array<ArrayBuffer>): Promise<string> {
  return (await envelopeId(envelope)).slice(0, TAG_LETTERS);
}
