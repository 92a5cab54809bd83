import { useApolloClient, useQuery } from "@apollo/client/react";
import {
  PlanPromotionDocument,
  PromotionDocument,
  type PromotionPlanFragment,
  PromotionYearDocument,
} from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { promotion } from "../../i18n/promotion";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { OfficePage } from "../../office/office-page";
import { useChange } from "../../office/use-change";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { schoolDayAt } from "../../values/school-day";
import { ApplyPart } from "./apply-part";
import { ClassPage } from "./class-page";
import { ClassesPart } from "./classes-part";
import { TargetsPart } from "./targets-part";

/** The promotion of a whole school: planned, looked through class by class, done and taken back. */
export default function PromotionPage({ classId }: { classId: string | undefined }) {
  const say = useMessages(promotion);
  const year = useQuery(PromotionYearDocument);
  const fromYear = year.data ? (year.data.school.currentTerm?.year ?? Number(schoolDayAt(Date.now()).slice(0, 4))) : 0;
  const query = useQuery(PromotionDocument, { variables: { fromYear }, skip: fromYear === 0 });
  const plan = query.data?.promotion;
  const planned = plan?.classes.find((row) => row.class.id === classId);
  if (classId !== undefined && plan && planned) return <ClassPage plan={plan} row={planned} />;
  return (
    <OfficePage
      title={fromYear === 0 ? say("menu") : say("title", { from: String(fromYear), to: String(fromYear + 1) })}
      back="/settings"
      query={year.error ? { ...year, data: undefined } : query}
    >
      {({ promotion: found }: { promotion?: PromotionPlanFragment | null }) =>
        found ? <Plan plan={found} /> : <Begin fromYear={fromYear} onBegun={() => void query.refetch()} />
      }
    </OfficePage>
  );
}

function Begin({ fromYear, onBegun }: { fromYear: number; onBegun: () => void }) {
  const say = useMessages(promotion);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, run } = useChange(useSchoolRefusal());
  const begin = async () => {
    if (await run(() => client.mutate({ mutation: PlanPromotionDocument, variables: { fromYear } }))) onBegun();
  };
  return (
    <Empty title={say("none")}>
      <p>{say("noneHelp", { from: String(fromYear), to: String(fromYear + 1) })}</p>
      <button type="button" className="btn btn-main mt-4" disabled={busy} onClick={() => void begin()}>
        {busy ? sayOffice("saving") : say("begin")}
      </button>
      {fault && <p className="mt-2 text-absent">{fault}</p>}
    </Empty>
  );
}

function Plan({ plan }: { plan: PromotionPlanFragment }) {
  return (
    <>
      <Standing plan={plan} />
      <ApplyPart plan={plan} />
      <ClassesPart plan={plan} />
      <TargetsPart plan={plan} />
    </>
  );
}

function Standing({ plan: { fromYear, appliedAt, undoneAt, yearEnds } }: { plan: PromotionPlanFragment }) {
  const say = useMessages(promotion);
  const { locale } = useLanguage();
  const day = (instant: string) => formatDay(locale, schoolDayAt(Date.parse(instant)), "dated");
  if (appliedAt) return <Note tone="good">{say("done", { day: day(appliedAt), to: String(fromYear + 1) })}</Note>;
  const isOver = yearEnds != null && yearEnds < schoolDayAt(Date.now());
  return (
    <>
      {undoneAt && <Note>{say("undone", { day: day(undoneAt) })}</Note>}
      <Note tone={isOver ? "plain" : "warn"}>
        {isOver
          ? say("ready")
          : yearEnds == null
            ? say("noTerms")
            : say("notReady", { day: formatDay(locale, yearEnds, "dated") })}
      </Note>
    </>
  );
}
