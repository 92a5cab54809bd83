import { useMemo } from "react";
import { codeModules } from "./code-modules";

/** A text as a QR code, black on white in any theme. */
export function CodePicture({ text, label }: { text: string; label: string }) {
  const modules = useMemo(() => codeModules(text), [text]);
  const size = modules.length;
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className="w-full">
      <rect width={size} height={size} fill="#fff" />
      <path d={path.join("")} fill="#000" />
    </svg>
  );
}
