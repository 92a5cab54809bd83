import { useQuery } from "@apollo/client/react";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { FindLearnersDocument, type FindLearnersQuery } from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { useLearnerWords } from "./use-learner-words";

export type FoundLearner = FindLearnersQuery["learners"]["nodes"][number];

/** Between two keys of somebody who types. */
const PAUSE_MS = 250;

type LearnerPickerProps = { label?: string; without?: readonly string[]; onPick: (learner: FoundLearner) => void };

/** Finds a learner by the beginning of the name or of the admission number; arrows and Enter choose as a tap does. */
export function LearnerPicker({ label, without = [], onPick }: LearnerPickerProps) {
  const say = useMessages(money);
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const search = useSettled(text.trim());
  const { data, error, loading } = useQuery(FindLearnersDocument, {
    variables: { search },
    skip: search === "",
    fetchPolicy: "network-only",
  });
  const isOpen = text.trim() !== "";
  const found =
    isOpen && search === text.trim() ? (data?.learners.nodes ?? []).filter((one) => !without.includes(one.id)) : [];
  const pick = (learner: FoundLearner | undefined) => {
    if (!learner) return;
    setText("");
    onPick(learner);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((before) => Math.min(Math.max(before + step, 0), Math.max(found.length - 1, 0)));
    else if (event.key === "Enter") pick(found[at]);
    else if (event.key === "Escape" && isOpen) setText("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label ?? say("findLearner")}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] && `${id}-${found[at].id}`}
        aria-describedby={`${id}-hint`}
        className="input"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-hint`} role="status" className="muted mt-1 min-h-5 text-sm">
        {!isOpen
          ? say("findHint")
          : error
            ? say("failed")
            : loading || search !== text.trim()
              ? say("finding")
              : found.length === 0
                ? say("foundNone")
                : (data?.learners.totalCount ?? 0) > found.length + without.length
                  ? say("foundMore")
                  : ""}
      </p>
      {found.length > 0 && (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={label ?? say("findLearner")}
          className="card mt-1 overflow-clip"
        >
          {found.map((learner, index) => (
            <button
              key={learner.id}
              id={`${id}-${learner.id}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={`block min-h-12 w-full border-line px-4 py-2 text-start not-first:border-t ${index === at ? "bg-accent-soft" : ""}`}
              onPointerMove={() => setAt(index)}
              onClick={() => pick(learner)}
            >
              <LearnerLine learner={learner} />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** A learner's name, class and number, and what their fees stand at. */
export function LearnerLine({ learner }: { learner: FoundLearner }) {
  const say = useMessages(money);
  const { locale } = useLanguage();
  const sayLearner = useLearnerWords();
  const { owed = 0, credit = 0 } = learner.feeBalance ?? {};
  const balance =
    owed > 0
      ? say("owes", { amount: formatMoney(locale, owed) })
      : credit > 0
        ? say("ahead", { amount: formatMoney(locale, credit) })
        : say("owesNothing");
  return (
    <>
      <span className="block font-semibold">{learner.name}</span>
      <span className="muted block text-sm tabular-nums">{`${sayLearner(learner)} · ${balance}`}</span>
    </>
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
