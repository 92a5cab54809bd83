import { ErrorCode, Refusal } from "../../errors.js";

export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** The first bytes of files people mistake for a list, in hexadecimal, and what to tell them. */
const OTHER_FILES: readonly [magic: string, sentence: string][] = [
  [
    "504b0506",
    "This is an empty archive, not a list. Open the list in a spreadsheet and save it as Excel (.xlsx) or CSV.",
  ],
  ["25504446", "This is a PDF, not a list. Ask for the list as a spreadsheet, in Excel (.xlsx) or CSV."],
];

const NOT_TEXT =
  "This file is not text, so it cannot be a list. Open the list in a spreadsheet and save it as Excel (.xlsx) or CSV.";
const WEB_PAGE =
  "This is a web page that is named like a spreadsheet. Open it in a spreadsheet, save it as Excel (.xlsx) or CSV, and choose that file.";

/**
 * The text of a file that a spreadsheet, a phone or a ministry's system wrote: UTF-8 with or without its mark, UTF-16
 * with its mark, else Windows-1252, in which every byte sequence is some text. Refuses what is no text at all.
 */
export function decodeText(bytes: Uint8Array): string {
  checkFileSize(bytes);
  const magic = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  const other = OTHER_FILES.find(([start]) => magic.startsWith(start));
  if (other) throw new Refusal(ErrorCode.badInput, other[1]);

  const text = decode(bytes);
  if (text.includes("\0") || isMostlyControls(text)) throw new Refusal(ErrorCode.badInput, NOT_TEXT);
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text)) throw new Refusal(ErrorCode.badInput, WEB_PAGE);
  if (text.trim() === "")
    throw new Refusal(ErrorCode.badInput, "This file is empty. Choose the list, saved as Excel (.xlsx) or CSV.");
  return text;
}

export function checkFileSize({ length }: Uint8Array): void {
  if (length <= MAX_FILE_BYTES) return;
  const megabytes = Math.ceil(length / 1024 / 1024);
  const sentence = `This file has ${megabytes} MB; a list has at most 5 MB. Choose the list itself, or import it in parts.`;
  throw new Refusal(ErrorCode.payloadTooLarge, sentence);
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
