import type { SuspendedMoneyFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { moneySuspense } from "../../i18n/money-suspense";

type Ground = SuspendedMoneyFragment["suggestions"][number]["grounds"][number];

/** Says why money may be a learner's. */
export function useGroundWords(): (ground: Ground) => string {
  const say = useMessages(moneySuspense);
  return ({ reason, text, slips }) => {
    if (reason === "EARLIER") return say(reason);
    return reason === "NEAR_NUMBER" ? say(reason, { text, n: slips ?? 1 }) : say(reason, { text });
  };
}
