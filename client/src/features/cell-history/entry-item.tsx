import type { CellHistoryQuery } from "../../generated/live/graphql";
import { cellHistory } from "../../i18n/cell-history";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { useStatusWords } from "../../i18n/use-status-words";
import { StatusMark } from "../../ui/status-mark";

type Entry = NonNullable<CellHistoryQuery["cellHistory"]>["entries"]["nodes"][number];
type EntryItemProps = { entry: Entry; canRestore: boolean; onRestore: () => void };

/** Further off than this a phone's clock is told to have been wrong. */
const CLOCK_OFF_SECONDS = 600;

/** One record: who, what, when by the server and by the phone, and what became of it. */
export function EntryItem({ entry, canRestore, onRestore }: EntryItemProps) {
  const say = useMessages(cellHistory);
  const { locale } = useLanguage();
  const { letterOf, markWords } = useStatusWords();
  const { said, before, by, allowedBy, at, deviceAt, clockOffset, wholeClass, verdict } = entry;
  const mark = markWords(said);
  const moment = (instant: string) => formatMoment(locale, Date.parse(instant));
  const facts = [
    say("reached", { at: moment(at) }),
    moment(deviceAt) !== moment(at) && say("written", { at: moment(deviceAt) }),
    Math.abs(clockOffset) > CLOCK_OFF_SECONDS && say("clockOff"),
    allowedBy && say("allowed", { name: allowedBy.name }),
    before && say("before", { mark: markWords(before) }),
  ];
  return (
    <li className="grid gap-1 border-b border-line px-4 py-3 last:border-0">
      <div className="flex items-center gap-3">
        <StatusMark {...letterOf(said.status)} small />
        <p className="min-w-0 flex-1 font-semibold">
          {say(wholeClass ? "wholeClass" : "recorded", { name: by.name, mark })}
        </p>
      </div>
      <p>{say(verdict)}</p>
      <p className="muted text-sm">{facts.filter(Boolean).join(" · ")}</p>
      {canRestore && said.status !== "NOT_TAKEN" && (
        <button type="button" className="btn mt-1 justify-self-start" onClick={onRestore}>
          {say("bringBack", { mark })}
        </button>
      )}
    </li>
  );
}
