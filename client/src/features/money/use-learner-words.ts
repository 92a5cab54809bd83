import type { MoneyLearnerFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";

/** `G7 East · No. 0412`: what tells a learner from another of the same name. */
export function useLearnerWords(): (learner: MoneyLearnerFragment) => string {
  const say = useMessages(money);
  return ({ class: schoolClass, admissionNumber }) =>
    [schoolClass?.name, say("admission", { number: admissionNumber })].filter(Boolean).join(" · ");
}
