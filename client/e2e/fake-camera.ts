import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 10;

/** What a phone's camera sees: a film in a file, which Chromium plays over and over. */
export class FakeCamera implements AsyncDisposable {
  private constructor(
    readonly folder: string,
    readonly film: string,
  ) {}

  static async create(): Promise<FakeCamera> {
    const folder = await mkdtemp(join(tmpdir(), "asili-camera-"));
    return new FakeCamera(folder, join(folder, "film.y4m"));
  }

  get flags(): readonly string[] {
    return [
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${this.film}`,
    ];
  }

  /** Holds the camera in front of the picture on another phone's page, a little askew and not quite sharp. */
  async see(page: Page): Promise<void> {
    const luma = Buffer.from(await page.evaluate(lookAtPicture, { width: WIDTH, height: HEIGHT }), "base64");
    const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
    const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, colours]);
    const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
    await writeFile(this.film, Buffer.concat([head, ...Array<Buffer>(FRAMES).fill(frame)]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Runs in the page: its picture as a camera has it, the brightness of each point in base64. */
async function lookAtPicture({ width, height }: { width: number; height: number }): Promise<string> {
  const svg = document.querySelector("svg[role=img]")!.cloneNode(true) as SVGElement;
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("width", "420");
  svg.setAttribute("height", "420");
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg.outerHTML)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const drawing = canvas.getContext("2d")!;
  drawing.fillStyle = "#777";
  drawing.fillRect(0, 0, width, height);
  drawing.translate(width / 2, height / 2);
  drawing.rotate(0.07);
  drawing.drawImage(picture, -210, -210, 420, 420);
  const { data } = drawing.getImageData(0, 0, width, height);
  let bytes = "";
  for (let at = 0; at < data.length; at += 4) {
    bytes += String.fromCharCode(Math.round((data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) / 256));
  }
  return btoa(bytes);
}
