import { useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { RiskLearnersFoundDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { riskOversight } from "../../i18n/risk-oversight";
import { TextInput } from "../../office/text-input";

/** Between two keys of somebody who types. */
const PAUSE_MS = 250;

/** Finds a learner by the beginning of the name or of the admission number. */
export function LearnerSearch({ onPick }: { onPick: (learnerId: string) => void }) {
  const say = useMessages(riskOversight);
  const sayOffice = useMessages(office);
  const [text, setText] = useState("");
  const search = useSettled(text.trim());
  const { data, error } = useQuery(RiskLearnersFoundDocument, {
    variables: { search },
    skip: search === "",
    fetchPolicy: "network-only",
  });
  const isAsked = text.trim() !== "";
  const found = isAsked && search === text.trim() ? data?.learners : undefined;
  const words = !isAsked
    ? say("findHint")
    : error
      ? sayOffice("failed")
      : !found
        ? say("finding")
        : found.nodes.length === 0
          ? say("foundNone")
          : found.totalCount > found.nodes.length
            ? say("foundMore")
            : say("findHint");
  return (
    <div role="search" aria-label={say("find")}>
      <TextInput
        type="search"
        label={say("find")}
        hint={words}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      {found && found.nodes.length > 0 && (
        <ul className="card mt-1 overflow-clip">
          {found.nodes.map(({ id, name, admissionNumber, class: schoolClass }) => (
            <li key={id} className="border-line not-first:border-t">
              <button
                type="button"
                className="block min-h-12 w-full px-4 py-2 text-start hover:bg-sunken"
                onClick={() => {
                  setText("");
                  onPick(id);
                }}
              >
                <span className="block font-semibold">{name}</span>
                <span className="muted block text-sm">
                  {`${schoolClass?.name ?? sayOffice("noClass")} · ${sayOffice("admission", { number: admissionNumber })}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What was typed, once typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
