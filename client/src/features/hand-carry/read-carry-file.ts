import { openCodeFinder } from "./code-finder";

/** Larger than anything a phone hands over. */
const MOST_BYTES = 4_000_000;

/** The texts in a file: its lines, or the code in a photo. */
export async function readCarryFile(file: File): Promise<readonly string[]> {
  if (file.type.startsWith("image/")) {
    const picture = await createImageBitmap(file);
    const find = await openCodeFinder();
    const text = await find(picture, picture.width, picture.height);
    return text ? [text] : [];
  }
  if (file.size > MOST_BYTES) return [];
  return (await file.text()).split(/\r?\n/).filter((line) => line.trim() !== "");
}
