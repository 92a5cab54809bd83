import { useMessages } from "../../i18n/language";
import { scales as scaleMessages } from "../../i18n/scales";
import type { MeanRule } from "./scale-rule";
import { useSlotWords } from "./use-slot-words";

/** A mean rule in a sentence: which subjects count, and what happens where one is missing. */
export function MeanWords({ mean: { slots, whenMissing } }: { mean: Pick<MeanRule, "slots" | "whenMissing"> }) {
  const say = useMessages(scaleMessages);
  const words = slots.map(useSlotWords());
  const parts = words.length > 1 ? `${words.slice(0, -1).join("; ")}; ${say("and")} ${words.at(-1)}` : words.join("");
  const n = slots.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {say("meanWords", { parts, n })} {say(whenMissing === "none" ? "meanMissingNone" : "meanMissingZero")}
    </>
  );
}
