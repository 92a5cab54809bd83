import { useMessages } from "../i18n/language";
import { office } from "../i18n/office";
import { useChange } from "./use-change";

type ShowMoreProps = { shown: number; totalCount: number; more: boolean; onMore: () => Promise<unknown> };

/** The way to a list's next page, while there is one. */
export function ShowMore({ shown, totalCount, more, onMore }: ShowMoreProps) {
  const say = useMessages(office);
  const { busy, fault, run } = useChange();
  if (!more) return null;
  return (
    <>
      <button type="button" className="btn no-print" disabled={busy} onClick={() => void run(onMore)}>
        {say("showMore", { left: totalCount - shown })}
      </button>
      {fault && <p className="text-absent">{fault}</p>}
    </>
  );
}
