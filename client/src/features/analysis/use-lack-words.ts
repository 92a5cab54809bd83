import type { LearnerResultRowFragment } from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { useMessages } from "../../i18n/language";
import { subjectGroups } from "../../i18n/subject-groups";

type Lacking = LearnerResultRowFragment["lacking"];

/** Says what a mean grade lacks: `without Mathematics, 2 more subjects`. */
export function useLackWords(): (lacking: Lacking) => string {
  const say = useMessages(analysis);
  const sayGroup = useMessages(subjectGroups);
  const one = ({ groups, count }: Lacking[number]): string =>
    groups === null ? say("anySubject", { n: count }) : groups.map((group) => sayGroup(group)).join(say("or"));
  return (lacking) => say("lacks", { subjects: lacking.map(one).join(", ") });
}
