import { analysis } from "../../i18n/analysis";
import { useMessages } from "../../i18n/language";
import type { Group } from "./groups-of";

/** Says what is looked at: `Grade 7 East`, `Grade 7, all`. */
export function useGroupName(): (group: Group) => string {
  const say = useMessages(analysis);
  return ({ name, grade }) => (grade === null ? name : say("allStreams", { grade: name }));
}
