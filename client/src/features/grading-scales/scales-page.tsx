import { ScaleList } from "./scale-list";
import { ScalePage } from "./scale-page";

/** The grading scales, or one of them: its id, or `new` with the id of the one it is copied from. */
export default function ScalesPage({ part, from }: { part: string | undefined; from: string | undefined }) {
  if (part === undefined) return <ScaleList />;
  return part === "new" ? <ScalePage key={`new ${from}`} id={from} isNew /> : <ScalePage key={part} id={part} />;
}
