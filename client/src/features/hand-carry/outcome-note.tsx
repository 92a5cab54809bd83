import type { Carried } from "../../carry/read-carried";
import { handCarry } from "../../i18n/hand-carry";
import { useMessages } from "../../i18n/language";
import { Note } from "../../ui/note";
import type { Outcome } from "./use-intake";

const WORDS = {
  "kept-before": "keptBefore",
  "delivered-before": "deliveredBefore",
  own: "own",
  "other-school": "otherSchool",
  "too-much": "tooMuchCarried",
  damaged: "damaged",
  newer: "newer",
  foreign: "foreign",
  "nothing-in-file": "nothingInFile",
} as const satisfies Partial<Record<Outcome["kind"], keyof typeof handCarry.en>>;

/** What came of the last scan or file, in words. */
export function OutcomeNote({ outcome, carried }: { outcome: Outcome; carried: readonly Carried[] }) {
  const say = useMessages(handCarry);
  if (outcome.kind === "part") return <Note tone="plain">{say("part", outcome)}</Note>;
  if (outcome.kind === "kept") {
    const name = carried.find(({ id }) => id === outcome.row.id)?.name || say("someone");
    return (
      <Note tone="good">
        <p className="font-semibold">{say("kept", { n: outcome.row.operations, name })}</p>
        <p>{say("keptHelp")}</p>
      </Note>
    );
  }
  const fine = outcome.kind === "kept-before" || outcome.kind === "delivered-before";
  return <Note tone={fine ? "plain" : "bad"}>{say(WORDS[outcome.kind])}</Note>;
}
