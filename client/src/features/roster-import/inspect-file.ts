/** What a class list may weigh, in bytes. */
export const MAX_BYTES = 5 * 1024 * 1024;

export type FileFault = "tooLarge" | "empty" | "binary";

/** Looks at a chosen file before anything is sent; null when it may well be a class list. */
export async function inspectFile(file: Blob): Promise<FileFault | null> {
  if (file.size > MAX_BYTES) return "tooLarge";
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // A NUL is in every picture, archive and workbook, and in no text.
  if (text.includes("\0")) return "binary";
  return text.trim() === "" ? "empty" : null;
}

/** Text as spreadsheets save it; UTF-16 tells itself by its mark. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
