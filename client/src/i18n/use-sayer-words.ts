import { schoolDayAt } from "../values/school-day";
import { contested } from "./contested";
import { formatMoment, formatTime } from "./format-day";
import { useLanguage, useMessages } from "./language";

/** Who said something and when, milliseconds; null where it is not known. */
type Said = { readonly name: string; readonly isYou: boolean; readonly at: number } | null;

/** Says who said something and when: `Achieng Odhiambo, today 08:14`, `You, 23 Nov, 08:09`. */
export function useSayerWords(): (said: Said) => string {
  const say = useMessages(contested);
  const { locale } = useLanguage();
  return (said) => {
    if (!said) return say("said", { name: say("someone"), at: say("unknownTime") });
    const { name, isYou } = said;
    const isToday = schoolDayAt(said.at) === schoolDayAt(Date.now());
    const at = isToday ? say("today", { at: formatTime(locale, said.at) }) : formatMoment(locale, said.at);
    return isYou ? say("youSaid", { at }) : say("said", { name: name || say("someone"), at });
  };
}
