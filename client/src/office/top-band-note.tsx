import { useSubscription } from "@apollo/client/react";
import { useState } from "react";
import { EnteredTopBandDocument } from "../generated/live/graphql";
import { useMessages } from "../i18n/language";
import { riskWords } from "../i18n/risk-words";
import { Note } from "../ui/note";

type TopBandNoteProps = {
  /** Where the list is; without it the note stands on the list itself. */
  href?: string;
  onEntered?: () => void;
};

/** Says how many learners came into the high band while the page is open. For those who see the list. */
export function TopBandNote({ href, onEntered }: TopBandNoteProps) {
  const say = useMessages(riskWords);
  const [learners, setLearners] = useState<ReadonlySet<string>>(new Set());
  useSubscription(EnteredTopBandDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      if (!data) return;
      setLearners((told) => new Set(told).add(data.enteredTopBand.learnerId));
      onEntered?.();
    },
  });
  if (learners.size === 0) return null;
  return (
    <Note tone="warn">
      <p className="font-semibold">{say("entered", { n: learners.size })}</p>
      {href && (
        <a href={href} className="btn no-print mt-2">
          {say("toList")}
        </a>
      )}
    </Note>
  );
}
