import { useQuery } from "@apollo/client/react";
import { ClassChoicesDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { risk } from "../../i18n/risk";
import { SelectInput } from "../../office/select-input";

type ClassChoiceProps = { chosen: string | null; onChoose: (classId: string | null) => void };

/** One of this year's classes, or all of them; nothing for whoever has a single one. */
export function ClassChoice({ chosen, onChoose }: ClassChoiceProps) {
  const say = useMessages(risk);
  const sayOffice = useMessages(office);
  const { data } = useQuery(ClassChoicesDocument);
  const all = data?.classes.nodes ?? [];
  const latest = all.filter(({ year }) => year === all[0]?.year);
  if (latest.length < 2) return null;
  return (
    <div className="no-print sm:max-w-72">
      <SelectInput
        label={sayOffice("class")}
        value={chosen ?? ""}
        onChange={({ currentTarget: { value } }) => onChoose(value || null)}
        options={[{ value: "", label: say("anyClass") }, ...latest.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </div>
  );
}
