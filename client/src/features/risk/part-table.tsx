import type { RiskWholeFragment } from "../../generated/live/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { risk as riskMessages } from "../../i18n/risk";
import { useRiskWords } from "../../i18n/use-risk-words";

/** What is smaller than this is summed up in one line. */
const WEIGHS = 0.01;

/** Everything in a learner's score, the weightiest first: from what is usual to what it is for them. */
export function PartTable({ risk: { base, score, parts } }: { risk: RiskWholeFragment }) {
  const say = useMessages(riskMessages);
  const { oddsOf, factOf, usualOf } = useRiskWords();
  const { locale } = useLanguage();
  if (base === null || score === null) return null;
  const shown = parts.filter(({ weight }) => Math.abs(weight) >= WEIGHS);
  const rest = parts.filter((part) => !shown.includes(part));
  const longest = Math.max(...parts.map(({ weight }) => Math.abs(weight)), WEIGHS);
  const write = (weight: number, signDisplay: "auto" | "exceptZero" = "exceptZero") =>
    weight
      .toLocaleString(intlTag(locale), { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay })
      .replace("-", "−");
  return (
    <section className="card grid gap-2 py-4" aria-labelledby="risk-made">
      <h2 id="risk-made" className="px-4 text-lg">
        {say("made")}
      </h2>
      <p className="muted px-4 text-sm">{say("madeHelp")}</p>
      <table className="grid-table" aria-labelledby="risk-made">
        <thead>
          <tr>
            <th scope="col">{say("madeFact")}</th>
            <th scope="col" data-number>
              {say("madeWeight")}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="font-semibold">
            <td>{say("madeBase", { odds: oddsOf(toProbability(base)) })}</td>
            <td data-number>{write(base, "auto")}</td>
          </tr>
          {shown.map(({ feature, value, usual, weight }) => (
            <tr key={feature}>
              <td>
                <span className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[1fr_40%]">
                  <span>
                    {factOf(feature, value)}
                    <span className="muted block text-sm">{usualOf(feature, usual)}</span>
                  </span>
                  <Bar share={weight / longest} />
                </span>
              </td>
              <td data-number className="whitespace-nowrap">
                {write(weight)}
                <span className="sr-only">{` (${say(weight > 0 ? "raises" : "lowers")})`}</span>
              </td>
            </tr>
          ))}
          {rest.length > 0 && (
            <tr>
              <td className="muted">{say("madeRest", { n: rest.length })}</td>
              <td data-number>{write(rest.reduce((sum, { weight }) => sum + weight, 0))}</td>
            </tr>
          )}
          <tr className="font-semibold">
            <td>{say("madeScore", { odds: oddsOf(toProbability(score)) })}</td>
            <td data-number>{write(score, "auto")}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

const toProbability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** To the right where it raises, to the left where it lowers; `share` is from -1 to 1. */
function Bar({ share }: { share: number }) {
  const width = `${Math.abs(share) * 50}%`;
  const raises = share > 0;
  return (
    <svg
      aria-hidden="true"
      className={`block h-4 w-full ${raises ? "text-absent" : "text-present"}`}
      preserveAspectRatio="none"
    >
      <rect x={raises ? "50%" : `${50 - Math.abs(share) * 50}%`} width={width} height="100%" fill="currentColor" />
      <line x1="50%" x2="50%" y1="0" y2="100%" stroke="var(--edge)" />
    </svg>
  );
}
