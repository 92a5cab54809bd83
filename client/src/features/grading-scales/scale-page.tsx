import { useQuery } from "@apollo/client/react";
import { GradingScalesDocument } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { scales as scaleMessages } from "../../i18n/scales";
import { OfficePage } from "../../office/office-page";
import { Empty } from "../../ui/empty";
import { gradeNames } from "../../values/grade";
import { schoolDayAt } from "../../values/school-day";
import { ScaleForm } from "./scale-form";

type ScalePageProps = { id: string | undefined; isNew?: boolean };

/** One scale to be changed, or a new one that begins as its copy. */
export function ScalePage({ id, isNew = false }: ScalePageProps) {
  const say = useMessages(scaleMessages);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const query = useQuery(GradingScalesDocument);
  const scale = query.data?.gradingScales.nodes.find((one) => one.id === id);
  const grades = query.data?.gradeScales.filter(({ scaleId }) => scaleId === id).map(({ grade }) => grade) ?? [];
  const day = scale ? formatDay(locale, schoolDayAt(Date.parse(scale.changedAt)), "dated") : "";
  return (
    <OfficePage title={isNew ? say("newScale") : (scale?.name ?? say("title"))} back="/scales" query={query}>
      {({ subjects }) =>
        scale ? (
          <>
            <p className="muted text-sm">
              {isNew
                ? say("copyHelp", { name: scale.name })
                : `${say("versionSince", { version: scale.version, day })} · ${
                    grades.length > 0 ? say("usedBy", { grades: gradeNames(grades) }) : say("unused")
                  }`}
            </p>
            <ScaleForm scale={scale} isNew={isNew} subjects={subjects.nodes} onSaved={() => query.refetch()} />
          </>
        ) : (
          <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>
        )
      }
    </OfficePage>
  );
}
