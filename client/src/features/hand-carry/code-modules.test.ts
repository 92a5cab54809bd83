import { decodeQR } from "qr/decode.js";
import { expect, it } from "vitest";
import { MOST_IN_A_CODE, toCarryTexts } from "../../values/carry-text";
import { codeModules } from "./code-modules";

const bytes = (count: number) => Uint8Array.from({ length: count }, (_, at) => (at * 167 + 13) & 255);

it("makes of a part no code that is denser than version 19", () => {
  const sizeOf = (count: number) => codeModules(toCarryTexts(bytes(count), "7QK4")[0]!).length - 8;
  expect(sizeOf(MOST_IN_A_CODE)).toBe(93);
  expect(sizeOf(MOST_IN_A_CODE + 30)).toBeGreaterThan(93);
  expect(sizeOf(450)).toBeLessThan(93);
});

type Sight = { name: string; lines: number; turned: number; noise: number };

// A code that fills nine tenths of what a cheap camera sees, held askew, in poor light.
const sights: Sight[] = [
  { name: "720 lines, straight", lines: 720, turned: 0, noise: 0 },
  { name: "720 lines, askew, in poor light", lines: 720, turned: 0.15, noise: 70 },
  { name: "720 lines, upside down", lines: 720, turned: 3.1, noise: 40 },
  { name: "480 lines, askew", lines: 480, turned: 0.1, noise: 40 },
];

it.each(sights)("is read at its densest by a camera of $name", ({ lines, turned, noise }) => {
  const [text = ""] = toCarryTexts(bytes(MOST_IN_A_CODE), "7QK4");
  expect(decodeQR(seen(codeModules(text), lines, turned, noise), { timeLimit: 5_000 })).toBe(text);
});

/** What a camera makes of a code: turned, each point the mean of nine, with grain. */
function seen(modules: boolean[][], lines: number, turned: number, noise: number) {
  const size = modules.length;
  const scale = size / (lines * (turned % Math.PI > 0.05 ? 0.78 : 0.9));
  const [sin, cos] = [Math.sin(turned), Math.cos(turned)];
  const data = new Uint8ClampedArray(lines * lines * 4).fill(255);
  let grain = 7;
  for (let at = 0; at < lines * lines; at++) {
    let light = 0;
    for (let part = 0; part < 9; part++) {
      const x = ((at % lines) + (part % 3) / 3 - lines / 2) * scale;
      const y = (Math.floor(at / lines) + Math.floor(part / 3) / 3 - lines / 2) * scale;
      const dark = modules[Math.floor(size / 2 + x * sin + y * cos)]?.[Math.floor(size / 2 + x * cos - y * sin)];
      light += dark ? 50 : 200;
    }
    grain = (Math.imul(grain, 1_664_525) + 1_013_904_223) >>> 0;
    data.fill(light / 9 + (grain / 2 ** 32 - 0.5) * noise, at * 4, at * 4 + 3);
  }
  return { width: lines, height: lines, data };
}
