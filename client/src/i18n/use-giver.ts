import type { ProposalNotice } from "../values/proposal-notice";
import type { Score } from "../values/score";
import type { PlacedScore } from "../values/score-run";
import { formatMoment } from "./format-day";
import { useLanguage, useMessages } from "./language";
import { proposed } from "./proposed";

/** Says who gave one of two scores, as far as this user was told: the notice names one of the two. */
export function useGiver(): (contested: PlacedScore, notice: ProposalNotice | undefined, given: Score) => string {
  const say = useMessages(proposed);
  const { locale } = useLanguage();
  return ({ score: stands }, notice, given) => {
    if (notice && given === notice.other) {
      return `${notice.otherUserName || say("colleague")}, ${formatMoment(locale, notice.at * 1000)}`;
    }
    if (notice && notice.other === stands && given === notice.own) return say("you");
    return say(given === stands ? "stands" : "colleague");
  };
}
