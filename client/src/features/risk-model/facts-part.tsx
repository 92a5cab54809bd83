import type { RiskCardFieldsFragment } from "../../generated/live/graphql";
import { formatDatedMoment } from "../../i18n/format-dated-moment";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { riskFigures } from "../../i18n/risk-figures";
import { useRiskFigures } from "./use-risk-figures";
import { Part } from "./part";
import { useTermCode } from "./use-term-code";

type FactsPartProps = {
  card: RiskCardFieldsFragment;
  /** The probabilities at which the bands begin; null where another version is in force. */
  bands: { readonly highFrom: number | null; readonly mediumFrom: number | null } | null;
};

/** All that an engineer asks of a model, to be had again by seed and hash. */
export function FactsPart({ card, bands }: FactsPartProps) {
  const say = useMessages(riskFigures);
  const { locale } = useLanguage();
  const { whole, percent } = useRiskFigures();
  const termOf = useTermCode();
  const day = (text: string) => formatDay(locale, text, "dated");
  const facts: readonly (readonly [string, string] | null)[] = [
    card.from && card.to ? [say("learntFrom"), say("window", { from: day(card.from), to: day(card.to) })] : null,
    [say("rows"), whole(card.rows)],
    [say("events"), whole(card.events)],
    card.heldOutTerm ? [say("heldOut"), termOf(card.heldOutTerm)] : null,
    [say("trees"), whole(card.trees)],
    card.ridge === null ? null : [say("ridge"), String(card.ridge)],
    [say("seed"), String(card.seed)],
    bands?.highFrom == null ? null : [say("highFrom"), percent(bands.highFrom)],
    bands?.mediumFrom == null ? null : [say("mediumFrom"), percent(bands.mediumFrom)],
    [say("date"), formatDatedMoment(locale, Date.parse(card.date))],
  ];
  return (
    <Part title={say("facts")} help={say("again")}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 px-4 py-3 lg:grid-cols-4">
        {facts
          .filter((fact) => fact !== null)
          .map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
      </dl>
      <dl className="grid gap-3 px-4 pb-4">
        <Fact name={say("way")} value={`${say(card.promoted)}: ${say(`why${card.promoted}`)}.`} />
        <Fact name={say("modelHash")} value={card.modelHash} hash />
        <Fact name={say("dataHash")} value={card.dataHash} hash />
      </dl>
    </Part>
  );
}

function Fact({ name, value, hash = false }: { name: string; value: string; hash?: boolean }) {
  return (
    <div>
      <dt className="muted text-sm">{name}</dt>
      <dd className="wrap-anywhere">{hash ? <code className="text-sm">{value}</code> : value}</dd>
    </div>
  );
}
