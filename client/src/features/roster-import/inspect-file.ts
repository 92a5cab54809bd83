/** What a list may weigh, in bytes. */
export const MAX_BYTES = 5 * 1024 * 1024;

export type FileFault = "tooLarge" | "empty" | "binary" | "oldWorkbook" | "otherFormat";

/** How files are called that are archives as a workbook is, but none the server reads. */
const OTHER_FORMATS = /\.(xlsm|xlsb|ods|docx|pptx|zip|numbers)$/i;

/** Looks at a chosen file before anything is sent; null when it may well be a list. */
export async function inspectFile(file: Blob, name: string): Promise<FileFault | null> {
  if (file.size > MAX_BYTES) return "tooLarge";
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return OTHER_FORMATS.test(name) ? "otherFormat" : null;
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return "oldWorkbook";
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // A NUL is in every picture and archive, and in no text.
  if (text.includes("\0")) return "binary";
  return text.trim() === "" ? "empty" : null;
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** Text as spreadsheets save it; UTF-16 tells itself by its mark. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
