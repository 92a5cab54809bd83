const utf8 = new TextEncoder();

/** A request body and how it is packed: deflated where that makes it smaller and the browser can. */
export async function deflate(text: string): Promise<{ body: Uint8Array<ArrayBuffer>; encoding: "deflate" | null }> {
  const plain = utf8.encode(text);
  if (typeof CompressionStream === "undefined") return { body: plain, encoding: null };
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream("deflate"));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  return packed.length < plain.length ? { body: packed, encoding: "deflate" } : { body: plain, encoding: null };
}
