import type { RiskModelInForceQuery } from "../../generated/live/graphql";
import { CardBody } from "./card-body";
import { NeverFor } from "./never-for";
import { Ways } from "./ways";
import { WarningsPart } from "./warnings-part";
import { WordsPart } from "./words-part";

type ModelInForceProps = {
  model: NonNullable<RiskModelInForceQuery["riskModel"]>;
  standing: RiskModelInForceQuery["riskWeek"];
};

/** The card of the version that makes the list: in words first, then in figures. */
export function ModelInForce({ model: { card, basis }, standing }: ModelInForceProps) {
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_22rem]">
        <div className="grid gap-4">
          <WordsPart card={card} basis={basis} />
          <WarningsPart warnings={card.warnings} />
        </div>
        <Ways />
      </div>
      <NeverFor />
      <CardBody card={card} bands={standing} />
    </>
  );
}
