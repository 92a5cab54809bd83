import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { GradingScalesDocument, SaveScaleDocument, type ScaleRowFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { scales } from "../../i18n/scales";
import { useMarksRefusal } from "../../i18n/use-marks-refusal";
import { ArchivedList } from "../../office/archived-list";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { OfficePage } from "../../office/office-page";
import { useChange } from "../../office/use-change";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { gradesTaught } from "../../values/grades-taught";
import { schoolDayAt } from "../../values/school-day";
import { GradeScales } from "./grade-scales";
import { ScaleCard } from "./scale-card";

/** The school's scales, and which grade uses which. */
export function ScaleList() {
  const say = useMessages(scales);
  const client = useApolloClient();
  const query = useQuery(GradingScalesDocument, { fetchPolicy: "cache-and-network" });
  const [putAway, setPutAway] = useState<ScaleRowFragment | null>(null);
  const tell = useMarksRefusal();
  const { busy, fault, run } = useChange(tell);
  const archive = ({ id, name, rule }: ScaleRowFragment, archived: boolean) =>
    client.mutate({ mutation: SaveScaleDocument, variables: { input: { id, name, rule, archived } } });
  return (
    <OfficePage title={say("title")} back="/settings" query={query}>
      {({ gradingScales: { nodes }, gradeScales, classes }) => {
        const used = nodes.filter(({ archived }) => !archived);
        if (nodes.length === 0) return <Empty title={say("none")}>{say("noneHelp")}</Empty>;
        return (
          <>
            <p className="muted">{say("help")}</p>
            {fault && <Note tone="bad">{fault}</Note>}
            <ul className="grid gap-3">
              {used.map((scale) => (
                <ScaleCard
                  key={scale.id}
                  scale={scale}
                  grades={gradeScales.filter(({ scaleId }) => scaleId === scale.id).map(({ grade }) => grade)}
                  onArchive={() => setPutAway(scale)}
                />
              ))}
            </ul>
            <GradeScales
              scales={used}
              gradeScales={gradeScales}
              taught={gradesTaught(classes.nodes, Number(schoolDayAt(Date.now()).slice(0, 4)))}
              onSaved={() => void query.refetch()}
            />
            <ArchivedList
              title={say("archived")}
              restore={say("restore")}
              nameRestore={(name) => say("restoreOne", { name })}
              items={nodes.filter(({ archived }) => archived)}
              busy={busy}
              onRestore={(scale) => void run(() => archive(scale, false))}
            />
            {putAway && (
              <ConfirmDialog
                title={say("archiveTitle", { name: putAway.name })}
                submit={say("archive")}
                tell={tell}
                onSubmit={() => archive(putAway, true)}
                onDone={() => setPutAway(null)}
                onClose={() => setPutAway(null)}
              >
                <p>{say("archiveHelp")}</p>
              </ConfirmDialog>
            )}
          </>
        );
      }}
    </OfficePage>
  );
}
