import { examPlan } from "../../i18n/exam-plan";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import type { SheetFigures } from "./sheet-figures";

/** A sheet in a few lines: mean and spread, or how many have each level; who is far from the rest, who is not in it. */
export function SheetSummary({ figures }: { figures: SheetFigures }) {
  const say = useMessages(examPlan);
  const { locale } = useLanguage();
  const { marks, levels, far, absent, exempt, missing } = figures;
  const write = (value: number) => value.toLocaleString(intlTag(locale), { maximumFractionDigits: 1 });
  const counts = [
    missing > 0 && say("without", { n: missing }),
    absent > 0 && say("absent", { n: absent }),
    exempt > 0 && say("exempt", { n: exempt }),
  ].filter(Boolean);
  return (
    <div className="text-sm">
      {marks && (
        <p className="tabular-nums">
          {say("figures", {
            mean: write(marks.mean),
            spread: write(marks.spread),
            lowest: write(marks.lowest),
            highest: write(marks.highest),
          })}
        </p>
      )}
      {levels.size > 0 && <p>{[...levels].map(([level, n]) => `${level}: ${n}`).join(" · ")}</p>}
      {far.length > 0 && (
        <p className="text-late">
          {say("far", { list: far.map(({ learner, value }) => `${learner.name} ${value}`).join(", ") })}
        </p>
      )}
      {counts.length > 0 && <p className="muted">{counts.join(" · ")}</p>}
    </div>
  );
}
