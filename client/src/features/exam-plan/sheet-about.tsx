import { useQuery } from "@apollo/client/react";
import { SheetScalesDocument, type SheetScoresQuery } from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { formatDay, formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";

type SheetAboutProps = { sheet: NonNullable<SheetScoresQuery["scoreSheet"]> };

/** What a sheet is of, how it is graded, and how far it has come. */
export function SheetAbout({ sheet: { assessment, submittedAt, submittedBy } }: SheetAboutProps) {
  const say = useMessages(examPlan);
  const { locale } = useLanguage();
  const { data } = useQuery(SheetScalesDocument);
  const { day, maximum, weight, scaleId, submitted, approved } = assessment;
  const scale = data?.gradingScales.nodes.find(({ id }) => id === scaleId)?.name;
  const facts = [
    formatDay(locale, day, "long"),
    maximum === null ? say("withLevels") : say("outOf", { n: maximum }),
    say("weighs", { n: weight }),
    scale ?? (scaleId === null ? say("noScale") : ""),
  ];
  return (
    <div>
      <p className="font-semibold">
        {approved ? `✓ ${say("approved")}` : submitted ? say("submitted") : `${say("open")}. ${say("stillOpen")}`}
      </p>
      {submitted && submittedAt && (
        <p>
          {say("submittedBy", {
            name: submittedBy?.name ?? say("somebody"),
            at: formatMoment(locale, Date.parse(submittedAt)),
          })}
        </p>
      )}
      <p className="muted text-sm">{facts.filter(Boolean).join(" · ")}</p>
    </div>
  );
}
