import { useId } from "react";
import type { RiskCardFieldsFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskFigures } from "../../i18n/risk-figures";
import { useRiskFigures } from "./use-risk-figures";
import { BarList } from "./bar-list";
import { Part } from "./part";

type Measures = RiskCardFieldsFragment["measures"][number];

/** The model beside the baseline, the rules, everybody alike and the version before, on the same learners. */
export function ComparisonPart({ measures }: { measures: readonly Measures[] }) {
  const say = useMessages(riskFigures);
  const { score, fine, percent } = useRiskFigures();
  const model = measures.find(({ of }) => of === "MODEL");
  if (!model || model.rows === 0) return null;
  const of = (key: "auc" | "prAuc" | "recallAtTenth" | "brier") =>
    measures
      .filter((one) => one[key] !== null)
      .map((one) => ({ key: one.of, name: say(`of${one.of}`), value: one[key] ?? 0, strong: one.of === "MODEL" }));
  const longestError = Math.max(...of("brier").map(({ value }) => value), Number.MIN_VALUE);
  const longestOrder = Math.max(...of("prAuc").map(({ value }) => value), Number.MIN_VALUE);
  return (
    <Part title={say("comparison")} help={say("comparisonHelp")}>
      <div className="grid gap-x-8 gap-y-5 px-4 pt-2 pb-4 md:grid-cols-2 print:grid-cols-2">
        <Measure
          title={say("auc")}
          help={say("aucHelp")}
          rows={of("auc").map((row) => ({ ...row, figure: score(row.value), share: (row.value - 0.5) * 2 }))}
        />
        <Measure
          title={say("recall")}
          help={say("recallHelp")}
          rows={of("recallAtTenth").map((row) => ({ ...row, figure: percent(row.value), share: row.value }))}
        />
        <Measure
          title={say("prAuc")}
          help={say("prAucHelp", { share: score(model.events / model.rows) })}
          rows={of("prAuc").map((row) => ({ ...row, figure: score(row.value), share: row.value / longestOrder }))}
        />
        <Measure
          title={say("brier")}
          help={say("brierHelp")}
          rows={of("brier").map((row) => ({ ...row, figure: fine(row.value), share: row.value / longestError }))}
        />
      </div>
    </Part>
  );
}

type MeasureProps = { title: string; help: string; rows: Parameters<typeof BarList>[0]["rows"] };

function Measure({ title, help, rows }: MeasureProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="grid content-start gap-2 break-inside-avoid">
      <div>
        <h3 id={heading}>{title}</h3>
        <p className="muted text-sm">{help}</p>
      </div>
      <BarList label={title} rows={rows} />
    </section>
  );
}
