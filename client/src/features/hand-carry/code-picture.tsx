import { encodeQR } from "qr";
import { useMemo } from "react";

/** The margin that scanners need. */
const QUIET = 4;
/** Version 19 with its margin: what a cheap phone still reads off a screen. */
const MOST_MODULES = 93 + 2 * QUIET;

/** A text as a QR code, black on white in any theme. */
export function CodePicture({ text, label }: { text: string; label: string }) {
  const modules = useMemo(() => modulesOf(text), [text]);
  const size = modules.length;
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className="w-full">
      <rect width={size} height={size} fill="#fff" />
      <path d={path.join("")} fill="#000" />
    </svg>
  );
}

/** As robust as the size allows. */
function modulesOf(text: string): boolean[][] {
  const encode = (ecc: "low" | "medium") => encodeQR(text, "raw", { ecc, encoding: "alphanumeric", border: QUIET });
  const robust = encode("medium");
  return robust.length <= MOST_MODULES ? robust : encode("low");
}
