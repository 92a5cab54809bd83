import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { type FoundLearner, LearnerLine, LearnerPicker } from "./learner-picker";
import { resolveShares, type ShareLine, shareEvenly } from "./resolve-shares";

export type LearnerShare = ShareLine<FoundLearner>;

type ShareLinesProps = {
  /** What is shared out, in cents; null while that is not known. */
  total: number | null;
  lines: readonly LearnerShare[];
  onChange: (lines: readonly LearnerShare[]) => void;
};

/** Who gets what of a sum: one learner gets all of it, several what is written, and the rest is always in sight. */
export function ShareLines({ total, lines, onChange }: ShareLinesProps) {
  const say = useMessages(money);
  const { locale } = useLanguage();
  const { rest } = resolveShares(total ?? 0, lines);
  const write = (index: number, text: string) =>
    onChange(lines.map((line, at) => (at === index ? { ...line, text } : line)));
  const spread = () => {
    const shares = shareEvenly(total ?? 0, lines.length);
    onChange(lines.map((line, index) => ({ ...line, text: toShillings(shares[index] ?? 0) })));
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{say("findLearner")}</legend>
      {lines.length > 0 && (
        <ul className="card">
          {lines.map(({ learner, text }, index) => (
            <li
              key={learner.id}
              className="flex flex-wrap items-center gap-2 border-line py-2 pr-2 pl-4 not-first:border-t"
            >
              <span className="min-w-40 flex-1">
                <LearnerLine learner={learner} />
              </span>
              <span className="ml-auto flex items-center gap-1">
                <input
                  className="input w-36 text-right tabular-nums"
                  inputMode="decimal"
                  autoComplete="off"
                  aria-label={say("shareOf", { name: learner.name })}
                  placeholder={total !== null && text === "" ? placeholderFor(total, lines) : ""}
                  value={text}
                  onChange={(event) => write(index, event.currentTarget.value)}
                />
                <button
                  type="button"
                  className="btn btn-bare btn-icon"
                  aria-label={say("takeOff", { name: learner.name })}
                  onClick={() => onChange(lines.toSpliced(index, 1))}
                >
                  <span aria-hidden="true">✕</span>
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <LearnerPicker
        without={lines.map(({ learner }) => learner.id)}
        onPick={(learner) => onChange([...lines, { learner, text: "" }])}
      />
      {total !== null && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p role="status" className={`min-w-48 flex-1 text-sm ${rest < 0 ? "font-semibold text-absent" : ""}`}>
            {rest === 0
              ? say("restNone")
              : say(rest > 0 ? "restLeft" : "restOver", { amount: formatMoney(locale, Math.abs(rest)) })}
          </p>
          {lines.length > 1 && (
            <button type="button" className="btn" onClick={spread}>
              {say("evenly")}
            </button>
          )}
        </div>
      )}
    </fieldset>
  );

  function placeholderFor(sum: number, shown: readonly LearnerShare[]): string {
    const { cents } = resolveShares(sum, shown);
    const taken = cents[shown.findIndex(({ text }) => text === "")];
    return taken ? toShillings(taken) : "0";
  }
}

/** 125050 -> `1250.50`, as one types it. */
export const toShillings = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
