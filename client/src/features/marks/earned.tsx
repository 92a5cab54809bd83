import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import type { AssessmentLine } from "../../values/assessment-line";
import { earnedBand } from "../../values/earned-band";
import type { ScaleLine } from "../../values/scale-line";
import { readTyped } from "./read-typed";

type EarnedProps = { assessment: AssessmentLine; scale: ScaleLine | null; text: string };

/** What a score earns on the scale, ` · ME1, 6 points`; nothing where there is none or the phone has no scale. */
export function Earned({ assessment: { maximum, subjectId }, scale, text }: EarnedProps) {
  const say = useMessages(marks);
  const read = readTyped(text, maximum);
  const band = scale && "score" in read ? earnedBand(scale, subjectId, read.score, maximum) : null;
  if (!band) return null;
  return (
    <>
      {" · "}
      {maximum !== null && <strong className="text-ink">{band.label}</strong>}
      {maximum !== null && ", "}
      {say("points", { n: band.points })}
    </>
  );
}
