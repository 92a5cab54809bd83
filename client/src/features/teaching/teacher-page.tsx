import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { teaching } from "../../i18n/teaching";
import { SelectInput } from "../../office/select-input";
import { Empty } from "../../ui/empty";
import { goTo } from "../../ui/path";
import { GiveClasses } from "./give-classes";
import { TeacherLoad } from "./teacher-load";
import { TeachingFrame } from "./teaching-frame";
import type { TeachingPlan } from "./teaching-plan";

/** One teacher: what they teach, and the classes to give them. */
export function TeacherPage({ id }: { id: string }) {
  const say = useMessages(teaching);
  const sayOffice = useMessages(office);
  const find = (plan: TeachingPlan | null) => plan?.teachers.find((one) => one.id === id);
  return (
    <TeachingFrame title={(plan) => find(plan)?.name ?? say("title")} tab={say("title")} back="/teaching/teachers">
      {(plan) => {
        const teacher = find(plan);
        return (
          <>
            <SelectInput
              label={say("teacher")}
              value={teacher?.id ?? ""}
              onChange={({ currentTarget: { value } }) => goTo(`/teaching/teachers/${value}`, { replace: true })}
              options={plan.teachers.map(({ id: value, name }) => ({ value, label: name }))}
            />
            {teacher ? (
              <>
                <GiveClasses plan={plan} teacher={teacher} />
                <TeacherLoad plan={plan} teacher={teacher} />
              </>
            ) : (
              <Empty title={say("notFound")}>{sayOffice("notFoundHelp")}</Empty>
            )}
          </>
        );
      }}
    </TeachingFrame>
  );
}
