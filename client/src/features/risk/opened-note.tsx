import { useEffect, useRef } from "react";
import type { RiskCaseLineFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskCases } from "../../i18n/risk-cases";
import { Note } from "../../ui/note";

export type OpenedCase = Pick<RiskCaseLineFragment, "id" | "number" | "learnerName" | "ownerName">;

/** Says that a case was opened and leads to it. It takes the focus, since the row that had it is gone. */
export function OpenedNote({ opened: { id, number, learnerName, ownerName } }: { opened: OpenedCase }) {
  const say = useMessages(riskCases);
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => link.current?.focus(), []);
  return (
    <Note tone="good">
      <p>{say("opened", { number, name: learnerName, owner: ownerName })}</p>
      <a ref={link} href={`/risk/cases/${id}`} className="btn no-print mt-2">
        {say("toCase")}
      </a>
    </Note>
  );
}
