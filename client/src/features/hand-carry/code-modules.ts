import { encodeQR } from "qr";

/** The margin that scanners need. */
const QUIET = 4;
/** Version 19 with its margin: what a cheap phone still reads off a screen. */
const MOST_MODULES = 93 + 2 * QUIET;

/** A text's QR code, row by row with its margin, true where it is dark; as robust as the size allows. */
export function codeModules(text: string): boolean[][] {
  const encode = (ecc: "low" | "medium") => encodeQR(text, "raw", { ecc, encoding: "alphanumeric", border: QUIET });
  const robust = encode("medium");
  return robust.length <= MOST_MODULES ? robust : encode("low");
}
