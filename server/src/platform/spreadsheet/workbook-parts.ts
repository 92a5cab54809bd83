import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { refuseWorkbook } from "./workbook-refusal.js";

/** A part of a workbook: its path in the archive and its bytes, unpacked. */
export type WorkbookParts = ReadonlyMap<string, Uint8Array>;

/** What a workbook may come to when it is unpacked. One of 10,000 learners has about 15 MB. */
const MAX_UNPACKED_BYTES = 60 * 1024 * 1024;
const MAX_PARTS = 1000;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const DATA_DESCRIPTOR = 0x8;
const ENCRYPTED = 0x1;

const unpack = promisify(inflateRaw);

const damaged = () => refuseWorkbook("WORKBOOK_DAMAGED");
const tooLarge = () => refuseWorkbook("WORKBOOK_UNPACKED");

type Entry = { name: string; method: number; packed: number; unpacked: number; at: number };

/**
 * Unpacks a workbook's archive within bounds, whatever it says about its own sizes: what a reader that trusts those
 * is given afterwards can be no bomb.
 */
export async function unpackWorkbook(bytes: Uint8Array): Promise<WorkbookParts> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, Uint8Array>();
  let left = MAX_UNPACKED_BYTES;
  for (const entry of readDirectory(archive)) {
    if (entry.unpacked > left) throw tooLarge();
    const content = await readEntry(archive, entry, left);
    if (content.length !== entry.unpacked || parts.has(entry.name)) throw damaged();
    left -= content.length;
    parts.set(entry.name, content);
  }
  return parts;
}

async function readEntry(archive: Buffer, { method, packed, at }: Entry, most: number): Promise<Buffer> {
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== LOCAL_ENTRY) throw damaged();
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  if (start + packed > archive.length) throw damaged();
  const content = archive.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw damaged();
  return unpack(content, { maxOutputLength: Math.max(most, 1) }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ERR_BUFFER_TOO_LARGE" ? tooLarge() : damaged();
  });
}

function readDirectory(archive: Buffer): Entry[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > MAX_PARTS) throw tooLarge();
  const entries: Entry[] = [];
  for (let at = archive.readUInt32LE(end + 16); entries.length < count;) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged();
    const flags = archive.readUInt16LE(at + 8);
    const [packed, unpacked] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
    const lengths = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const name = archive.toString("utf8", at + 46, at + 46 + lengths[0]!);
    // A part whose size stands elsewhere could be read as another one than was checked here.
    if ((flags & ENCRYPTED) !== 0 || ((flags & DATA_DESCRIPTOR) !== 0 && packed === 0)) throw damaged();
    entries.push({
      name,
      method: archive.readUInt16LE(at + 10),
      packed,
      unpacked,
      at: archive.readUInt32LE(at + 42),
    });
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return entries;
}

function findEnd(archive: Buffer): number {
  for (let at = archive.length - END_BYTES; at >= Math.max(0, archive.length - END_BYTES - MAX_COMMENT); at--) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw damaged();
}
