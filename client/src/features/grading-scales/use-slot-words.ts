import { useMessages } from "../../i18n/language";
import { scales } from "../../i18n/scales";
import { subjectGroups } from "../../i18n/subject-groups";
import { groupOf, type Slot } from "./scale-rule";

/** Says which subjects a slot of a mean rule takes: `Mathematics`, `the best 5 of what is left`. */
export function useSlotWords(): (slot: Slot) => string {
  const say = useMessages(scales);
  const sayGroup = useMessages(subjectGroups);
  return ({ count: n, groups }) => {
    if (groups === null) return say("slotAny", { n });
    const names = groups.map((group) => sayGroup(groupOf(group))).join(", ");
    return groups.length === 1 && n === 1 ? names : say("slotBest", { n, groups: names });
  };
}
