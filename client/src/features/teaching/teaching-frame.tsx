import { useQuery } from "@apollo/client/react";
import { type ReactNode, useState } from "react";
import { TeachingDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { teaching } from "../../i18n/teaching";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { Empty } from "../../ui/empty";
import { schoolDayAt } from "../../values/school-day";
import { type TeachingPlan, teachingPlan } from "./teaching-plan";

type TeachingFrameProps = {
  title: (plan: TeachingPlan | null) => string;
  /** The title in the browser's history, where `title` names a person. */
  tab?: string;
  back: string;
  wide?: boolean;
  children: (plan: TeachingPlan) => ReactNode;
};

/** A page about who teaches what; where something has to be set up first it leads there. */
export function TeachingFrame({ title, tab, back, wide = false, children }: TeachingFrameProps) {
  const say = useMessages(teaching);
  const query = useQuery(TeachingDocument, { fetchPolicy: "cache-and-network" });
  const [year, setYear] = useState<number | null>(null);
  const plan = query.data ? teachingPlan(query.data, year, schoolDayAt(Date.now())) : null;
  return (
    <OfficePage
      title={title(plan)}
      {...(tab && { tab })}
      back={back}
      wide={wide}
      query={{ ...query, data: plan ?? undefined }}
    >
      {(shown) =>
        shown.classes.length === 0 ? (
          <First why="noClasses" to="toClasses" href="/settings/classes" />
        ) : shown.subjects.length === 0 ? (
          <First why="noSubjects" to="toSubjects" href="/subjects" />
        ) : shown.teachers.length === 0 ? (
          <First why="noTeachers" to="toStaff" href="/settings/staff" />
        ) : (
          <>
            {shown.years.length > 1 && (
              <div className="max-w-3xl">
                <SelectInput
                  label={say("year")}
                  value={String(shown.year)}
                  onChange={({ currentTarget: { value } }) => setYear(Number(value))}
                  options={shown.years.map((one) => ({ value: String(one), label: String(one) }))}
                />
              </div>
            )}
            {children(shown)}
          </>
        )
      }
    </OfficePage>
  );
}

type FirstProps = {
  why: "noClasses" | "noSubjects" | "noTeachers";
  to: "toClasses" | "toSubjects" | "toStaff";
  href: string;
};

function First({ why, to, href }: FirstProps) {
  const say = useMessages(teaching);
  return (
    <Empty title={say(why)}>
      <p>{say(`${why}Help`)}</p>
      <a href={href} className="btn btn-main mt-4">
        {say(to)}
      </a>
    </Empty>
  );
}
