import type { RiskBasis, RiskCardFieldsFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskModel } from "../../i18n/risk-model";
import { useRiskFigures } from "./use-risk-figures";
import { precisionOf, type Worth, worthOf } from "./in-words";
import { Part } from "./part";
import { useTermCode } from "./use-term-code";

/** Off by so small a part of those who left, a number is as good as right. */
const ABOUT_RIGHT = 0.15;

/** What the model was worth last term, as one would tell it at a staff meeting. */
export function WordsPart({ card, basis }: { card: RiskCardFieldsFragment; basis: RiskBasis }) {
  const say = useMessages(riskModel);
  const termOf = useTermCode();
  const model = card.measures.find(({ of }) => of === "MODEL");
  const worth = worthOf(model, card.calibration);
  const tested =
    card.heldOutTerm && model ? say("tested", { term: termOf(card.heldOutTerm), n: model.rows }) : say("untested");
  const learnt = basis === "RULES" ? [] : [say(`learnt${basis}`)];
  return (
    <Part title={say("inWords")} help={[...learnt, tested].join(" ")}>
      {worth ? <Tiles card={card} worth={worth} /> : <p className="px-4 pb-4">{say("noLeavers")}</p>}
    </Part>
  );
}

function Tiles({ card, worth }: { card: RiskCardFieldsFragment; worth: Worth }) {
  const say = useMessages(riskModel);
  const { whole } = useRiskFigures();
  const { top, found, left, learners, expected } = worth;
  const rules = card.measures.find(({ of, events }) => of === "RULES" && events > 0);
  const ofTen = (share: number) => {
    const n = Math.round(share * 10);
    return n === 0 && share > 0 ? say("fewerOfTen") : say("ofTen", { n });
  };
  const beside = (byRules: number | null | undefined, byLot: number) => [
    ...(byRules == null ? [] : [say("byRules", { figure: ofTen(byRules) })]),
    say("byLot", { figure: ofTen(byLot) }),
  ];
  const counted = (part: number, all: number) => say("counted", { part: whole(part), all: whole(all) });
  const off = expected - left;
  const offWords =
    Math.abs(off) <= Math.max(1, left * ABOUT_RIGHT)
      ? say("rightNumber")
      : say(off > 0 ? "tooMany" : "tooFew", { n: Math.abs(off) });
  return (
    <>
      <ul className="grid gap-4 px-4 py-3 sm:grid-cols-3">
        <Figure
          figure={ofTen(found / top)}
          label={say("highestLeft")}
          details={[counted(found, top), ...beside(rules && precisionOf(rules), left / learners)]}
        />
        <Figure
          figure={ofTen(found / left)}
          label={say("leaversFound")}
          details={[counted(found, left), ...beside(rules?.recallAtTenth, top / learners)]}
        />
        <Figure
          figure={say("expected", { said: whole(expected), came: whole(left) })}
          label={say("expectedLabel", { said: whole(expected), came: whole(left) })}
          details={[offWords]}
        />
      </ul>
      <p className="border-t border-line px-4 py-3">
        {say("wrongOften", { stay: 10 - Math.min(10, Math.round((found / top) * 10)) })}
      </p>
    </>
  );
}

function Figure({ figure, label, details }: { figure: string; label: string; details: readonly string[] }) {
  return (
    <li>
      <span className="block text-3xl font-bold tabular-nums">{figure}</span>
      <span className="block">{label}</span>
      {details.map((detail) => (
        <span key={detail} className="muted block text-sm tabular-nums">
          {detail}
        </span>
      ))}
    </li>
  );
}
