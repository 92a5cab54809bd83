import { MalformedError } from "./malformed-error";

/**
 * As dense in a QR code as Base45, two bytes in three of its letters, but without those that get lost on the way: the
 * space, which scanners trim, `*`, which messengers take for bold, and `%` and `+`, which links change.
 */
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$-./:";
const BASE = LETTERS.length;

export function encodeBase41(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = bytes.subarray(at, at + 2);
    let value = pair.length === 2 ? pair[0]! * 256 + pair[1]! : pair[0]!;
    for (let letters = pair.length + 1; letters > 0; letters--) {
      text += LETTERS[value % BASE];
      value = Math.floor(value / BASE);
    }
  }
  return text;
}

export function decodeBase41(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const letters = Array.from(text.slice(at, at + 3), (letter) => LETTERS.indexOf(letter));
    const value = letters.reduceRight((sum, letter) => sum * BASE + letter, 0);
    const most = letters.length === 3 ? 0xffff : 0xff;
    if (letters.length === 1 || letters.includes(-1) || value > most) throw new MalformedError("base 41", text);
    bytes.push(...(letters.length === 3 ? [value >> 8, value & 255] : [value]));
  }
  return Uint8Array.from(bytes);
}
