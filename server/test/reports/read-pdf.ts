import { inflateSync } from "node:zlib";

/** What is written in a PDF of ours: each piece of text as it stands there, in its order. */
export function textsOf(pdf: Buffer): string[] {
  const written = pdf.toString("latin1");
  const streams = [...written.matchAll(/\/FlateDecode\s*>>\s*stream\n/g)].flatMap(({ index, 0: { length } }) => {
    const body = inflate(pdf.subarray(index + length));
    return body === null ? [] : [body];
  });
  return streams.flatMap((stream) =>
    [...stream.matchAll(/\[([^\]]*)\] TJ/g)].map(([, parts]) =>
      [...parts!.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => Buffer.from(hex!, "hex").toString("latin1")).join(""),
    ),
  );
}

function inflate(bytes: Buffer): string | null {
  try {
    return inflateSync(bytes).toString("latin1");
  } catch {
    return null;
  }
}
