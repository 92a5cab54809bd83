import type { ScoreHistoryQuery } from "../../generated/live/graphql";
import { cellHistory } from "../../i18n/cell-history";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { moderations } from "../../i18n/moderations";
import { scoreHistory } from "../../i18n/score-history";
import { useModerationWords } from "../../i18n/use-moderation-words";
import { useScoreWords } from "./use-score-words";

type Entry = NonNullable<ScoreHistoryQuery["scoreHistory"]>["entries"]["nodes"][number];

/** Further off than this a phone's clock is told to have been wrong. */
const CLOCK_OFF_SECONDS = 600;

/** One score that was given: who, what, when by the server and by the phone, and what became of it. */
export function GivenItem({ entry }: { entry: Entry }) {
  const say = useMessages(scoreHistory);
  const sayCell = useMessages(cellHistory);
  const { locale } = useLanguage();
  const words = useScoreWords();
  const sayAll = useMessages(moderations);
  const howWords = useModerationWords();
  const { given, before, by, allowedBy, at, deviceAt, clockOffset, verdict, moderation } = entry;
  const moment = (instant: string) => formatMoment(locale, Date.parse(instant));
  const facts = [
    sayCell("reached", { at: moment(at) }),
    moment(deviceAt) !== moment(at) && sayCell("written", { at: moment(deviceAt) }),
    Math.abs(clockOffset) > CLOCK_OFF_SECONDS && sayCell("clockOff"),
    allowedBy && sayCell("allowed", { name: allowedBy.name }),
    before && say("before", { score: words(before) }),
  ];
  return (
    <li className="grid gap-1 border-b border-line px-4 py-3 last:border-0">
      <p className="font-semibold">
        {given === null ? say("tookBack", { name: by.name }) : say("gave", { name: by.name, score: words(given) })}
      </p>
      {moderation && (
        <p className="wrap-anywhere">
          {sayAll("ofAll", { how: howWords(moderation) })} {sayAll("why", { reason: moderation.reason })}
        </p>
      )}
      <p>{verdict === "PROPOSED" ? say("PROPOSED") : sayCell(verdict)}</p>
      <p className="muted text-sm">{facts.filter(Boolean).join(" · ")}</p>
    </li>
  );
}
