import { refuseList } from "./list-refusal.js";

export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** The first bytes of files people mistake for a list, in hexadecimal. */
const OTHER_FILES = [
  ["504b0506", "LIST_ARCHIVE"],
  ["25504446", "LIST_PDF"],
] as const;

/**
 * The text of a file that a spreadsheet, a phone or a ministry's system wrote: UTF-8 with or without its mark, UTF-16
 * with its mark, else Windows-1252, in which every byte sequence is some text. Refuses what is no text at all.
 */
export function decodeText(bytes: Uint8Array): string {
  checkFileSize(bytes);
  const magic = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  const other = OTHER_FILES.find(([start]) => magic.startsWith(start));
  if (other) throw refuseList(other[1]);

  const text = decode(bytes);
  if (text.includes("\0") || isMostlyControls(text)) throw refuseList("LIST_NOT_TEXT");
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text)) throw refuseList("LIST_WEB_PAGE");
  if (text.trim() === "") throw refuseList("LIST_EMPTY");
  return text;
}

export function checkFileSize({ length }: Uint8Array): void {
  if (length <= MAX_FILE_BYTES) return;
  const megabytes = Math.ceil(length / 1024 / 1024);
  throw refuseList("LIST_SIZE", { megabytes });
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function isMostlyControls(text: string): boolean {
  const start = text.slice(0, 10_000);
  const controls = start.match(/[\u0001-\u0008\u000e-\u001f]/g)?.length ?? 0;
  return controls > start.length / 50;
}
