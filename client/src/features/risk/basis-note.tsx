import type { RiskListQuery } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { risk } from "../../i18n/risk";
import { schoolDayAt } from "../../values/school-day";

type BasisNoteProps = { week: RiskListQuery["riskWeek"]; seesModel: boolean };

/** What the list is based on, said plainly, and what it is never used for. */
export function BasisNote({ week: { basis, modelVersion, modelTrainedAt, rows, events }, seesModel }: BasisNoteProps) {
  const say = useMessages(risk);
  const { locale } = useLanguage();
  const day = modelTrainedAt ? formatDay(locale, schoolDayAt(Date.parse(modelTrainedAt)), "dated") : "–";
  const learnt = { version: modelVersion ?? 0, day, rows, events };
  return (
    <section className="card grid gap-2 p-4" aria-labelledby="risk-basis">
      <h2 id="risk-basis">{say("basis")}</h2>
      <p>{basis === "RULES" ? say("basisRULES") : say(`basis${basis}`, learnt)}</p>
      <p className="muted text-sm">{say("principle")}</p>
      {seesModel && (
        <a href="/risk-model" className="btn no-print justify-self-start">
          {say("toModel")}
        </a>
      )}
    </section>
  );
}
