import { inflateSync } from "node:zlib";

export const PICTURE_TYPES = ["png", "jpeg"] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];
export type Picture = { readonly type: PictureType; readonly width: number; readonly height: number };

/** A wide and a high sheet of paper take no more; and taking one apart stays a matter of milliseconds. */
const MAX_SIDE = 1000;
const MAX_PIXELS = 500_000;
const PNG_START = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** What a picture is, by its own bytes; null where it is none that can be printed. A PNG is unpacked to see that it is whole. */
export function readPicture(bytes: Buffer): Picture | null {
  const picture = bytes.subarray(0, 8).equals(PNG_START) ? readPng(bytes) : readJpeg(bytes);
  if (!picture) return null;
  const { width, height } = picture;
  const isSmall = width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS;
  return isSmall ? picture : null;
}

function readPng(bytes: Buffer): Picture | null {
  const data: Buffer[] = [];
  let header: Buffer | null = null;
  let hasPalette = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length !== length) return null;
    if (kind === "IHDR" && length === 13) header = body;
    if (kind === "PLTE") hasPalette = true;
    if (kind === "IDAT") data.push(body);
    if (kind === "IEND") break;
    at += 12 + length;
  }
  return header && isWhole(header, Buffer.concat(data), hasPalette)
    ? { type: "png", width: header.readUInt32BE(0), height: header.readUInt32BE(4) }
    : null;
}

/** Whether the pixels are all there; one that is interlaced is not taken. */
function isWhole(header: Buffer, data: Buffer, hasPalette: boolean): boolean {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth = 0, colour = 0, , , interlace] = header.subarray(8);
  const channels = CHANNELS[colour];
  if (channels === undefined || depth > 8 || interlace !== 0 || width > MAX_SIDE || height > MAX_SIDE) return false;
  if (colour === 3 && !hasPalette) return false;
  const expected = (Math.ceil((width * channels * depth) / 8) + 1) * height;
  try {
    return inflateSync(data, { maxOutputLength: expected + 1 }).length === expected;
  } catch {
    return false;
  }
}

/** Goes from marker to marker to the one that tells the size; only grey and colour of 8 bits. */
function readJpeg(bytes: Buffer): Picture | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9) {
    return null;
  }
  for (let at = 2; at + 10 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xc2) {
      const [precision, components] = [bytes[at + 4], bytes[at + 9]];
      if (precision !== 8 || (components !== 1 && components !== 3)) return null;
      return { type: "jpeg", height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
