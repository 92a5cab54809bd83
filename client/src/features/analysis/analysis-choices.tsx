import type { AssessmentKind, OfficeTermFragment } from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { SelectInput } from "../../office/select-input";
import { useTermName } from "../../office/use-term-name";
import { goTo } from "../../ui/path";
import type { Group } from "./groups-of";
import { useGroupName } from "./use-group-name";

const KINDS = ["OPENER", "MID_TERM", "END_TERM", "SBA_TASK", "PROJECT"] as const satisfies readonly AssessmentKind[];

type AnalysisChoicesProps = {
  terms: readonly OfficeTermFragment[];
  groups: readonly Group[];
  /** By name. */
  subjects: readonly string[];
  chosen: {
    readonly term: OfficeTermFragment;
    readonly group: Group | undefined;
    readonly kind: AssessmentKind | null;
    readonly subject: string | null;
  };
  setKind: (kind: AssessmentKind | null) => void;
  setSubject: (subject: string | null) => void;
};

/** Of which term, class, work and subject; on paper in a line. Term and class stay in the address, and are found again on the way back. */
export function AnalysisChoices({ terms, groups, subjects, chosen, setKind, setSubject }: AnalysisChoicesProps) {
  const say = useMessages(analysis);
  const sayOffice = useMessages(office);
  const termName = useTermName();
  const groupName = useGroupName();
  const { term, group, kind, subject } = chosen;
  const onPaper = [group && groupName(group), termName(term), kind && say(kind), subject].filter(Boolean).join(" · ");
  return (
    <>
      <p className="hidden font-semibold print:block">{onPaper}</p>
      <div className="no-print grid grid-cols-[1.15fr_1fr] gap-3 lg:grid-cols-4 max-sm:[&_select]:px-2 max-sm:[&_select]:text-sm">
        <SelectInput
          label={sayOffice("termOf")}
          value={term.id}
          onChange={({ currentTarget: { value } }) => show(group?.key, value)}
          options={terms.toReversed().map((one) => ({ value: one.id, label: termName(one) }))}
        />
        <SelectInput
          label={say("who")}
          value={group?.key ?? ""}
          disabled={!group}
          onChange={({ currentTarget: { value } }) => show(value, term.id)}
          options={groups.map((one) => ({ value: one.key, label: groupName(one) }))}
        />
        <SelectInput
          label={say("work")}
          value={kind ?? ""}
          onChange={({ currentTarget: { value } }) => setKind(KINDS.find((one) => one === value) ?? null)}
          options={[{ value: "", label: say("everything") }, ...KINDS.map((value) => ({ value, label: say(value) }))]}
        />
        <SelectInput
          label={say("subject")}
          value={subject !== null && subjects.includes(subject) ? subject : ""}
          onChange={({ currentTarget: { value } }) => setSubject(value || null)}
          options={[
            { value: "", label: say("allSubjects") },
            ...subjects.map((name) => ({ value: name, label: name })),
          ]}
        />
      </div>
    </>
  );
}

/** Whatever stands for the group where a term has none: the first is shown where there is one. */
const ANY = "-";

const show = (key: string | undefined, termId: string): void =>
  goTo(`/analysis/${key ?? ANY}/${termId}`, { replace: true });
