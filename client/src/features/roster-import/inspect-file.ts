/** What a class list may weigh, in bytes. */
export const MAX_BYTES = 5_000_000;

export type FileFault = "tooLarge" | "empty" | "binary";

/** Looks at a chosen file before anything is sent; null when it may well be a class list. */
export async function inspectFile(file: Blob): Promise<FileFault | null> {
  if (file.size > MAX_BYTES) return "tooLarge";
  const bytes = new Uint8Array(await file.arrayBuffer());
  // Text as spreadsheets save it, UTF-16 included only with its mark; a NUL is in every picture, archive and workbook.
  if (bytes.includes(0)) return "binary";
  return isBlank(bytes) ? "empty" : null;
}

function isBlank(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes).trim() === "";
}
