import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { readPicture } from "./read-picture.js";

const START = Buffer.from("89504e470d0a1a0a", "hex");

function chunk(kind: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(kind, "latin1"), body, Buffer.alloc(4)]);
}

function png(width: number, height: number, { colour = 2, interlace = 0, rows = height, data = Buffer.alloc(0) } = {}) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colour, 0, 0, interlace], 8);
  const channels = colour === 2 ? 3 : colour === 6 ? 4 : 1;
  const pixels = data.length > 0 ? data : deflateSync(Buffer.alloc((width * channels + 1) * rows));
  return Buffer.concat([START, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

const jpeg = (width: number, height: number, components = 3) => {
  const frame = Buffer.alloc(19);
  frame.set([0xff, 0xc0, 0, 17, 8]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  frame[9] = components;
  return Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2), frame, Buffer.of(0xff, 0xda, 9, 9, 0xff, 0xd9)]);
};

it.each([
  ["a PNG", png(120, 80), { type: "png", width: 120, height: 80 }],
  ["a PNG that shines through", png(20, 10, { colour: 6 }), { type: "png", width: 20, height: 10 }],
  ["a JPEG", jpeg(300, 200), { type: "jpeg", width: 300, height: 200 }],
  ["a grey JPEG", jpeg(30, 20, 1), { type: "jpeg", width: 30, height: 20 }],
])("takes %s for what its bytes say", (_name, bytes, picture) => {
  expect(readPicture(bytes)).toEqual(picture);
});

it.each([
  ["nothing", Buffer.alloc(0)],
  ["text that is called a picture", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
  ["a PNG of which rows are missing", png(20, 10, { rows: 9 })],
  ["a PNG that unpacks to more than it says", png(4, 4, { data: deflateSync(Buffer.alloc(50_000_000)) })],
  ["a PNG of rubbish", png(20, 10, { data: Buffer.from("no pixels at all") })],
  ["a PNG that is cut off", png(200, 100).subarray(0, 60)],
  ["an interlaced PNG", png(20, 10, { interlace: 1 })],
  ["a PNG with a palette that is not there", png(20, 10, { colour: 3 })],
  ["a PNG that is too wide", png(1001, 2)],
  ["a PNG with too many dots", png(900, 900)],
  ["a JPEG for printing presses", jpeg(30, 20, 4)],
  ["a JPEG that is cut off", jpeg(30, 20).subarray(0, -2)],
  ["a JPEG without a height", jpeg(30, 0)],
])("does not take %s", (_name, bytes) => {
  expect(readPicture(bytes)).toBeNull();
});
