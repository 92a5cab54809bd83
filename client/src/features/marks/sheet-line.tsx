import type { ReactNode } from "react";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { Icon } from "../../ui/icon";
import { CHECK_TWICE, EMPTY, PENCIL, PHONE, WARN } from "../../ui/icon-paths";
import type { SheetOnPage } from "./read-sheet-page";

/** Where an open sheet stands, in words: the one line that a teacher trusts before putting the phone away. */
export function SheetLine({ view, dirty, entered }: { view: SheetOnPage; dirty: boolean; entered: number }) {
  const say = useMessages(marks);
  if (view.troubled.length > 0) {
    return (
      <Line icon={WARN}>
        <a href="/sync" className="link">
          {say("needsYou")}
        </a>
      </Line>
    );
  }
  if (dirty) return <Line icon={PENCIL}>{say("draftLine")}</Line>;
  if (view.waiting > 0) return <Line icon={PHONE}>{say("stateSaved")}</Line>;
  if (entered === 0) return <Line icon={EMPTY}>{say("nothingLine")}</Line>;
  return <Line icon={CHECK_TWICE}>{say("sentLine")}</Line>;
}

export function Line({ icon, children }: { icon: string; children: ReactNode }) {
  return (
    <p className="flex min-h-6 items-center gap-2 font-semibold">
      <Icon d={icon} size={20} />
      <span>{children}</span>
    </p>
  );
}
