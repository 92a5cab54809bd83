import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { NewYearStartDocument, type OpenYearMutation, ProposedYearDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { newYear } from "../../i18n/new-year";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { Note } from "../../ui/note";
import { schoolDayAt } from "../../values/school-day";
import { YearForm } from "./year-form";

/** Opens a new school year out of the one before: its terms, its classes, and who teaches them. */
export default function NewYearPage() {
  const say = useMessages(newYear);
  const start = useQuery(NewYearStartDocument);
  const [chosen, setChosen] = useState<number | null>(null);
  const [done, setDone] = useState<OpenYearMutation["openYear"] | null>(null);
  const now = start.data?.school.currentTerm?.year ?? Number(schoolDayAt(Date.now()).slice(0, 4));
  const year = chosen ?? now + 1;
  const query = useQuery(ProposedYearDocument, {
    variables: { year },
    skip: !start.data,
    fetchPolicy: "network-only",
  });
  return (
    <OfficePage
      title={say("title", { year: String(year) })}
      back="/settings"
      query={start.error ? { ...start, data: undefined } : query}
      above={
        <SelectInput
          label={say("year")}
          value={String(year)}
          onChange={({ currentTarget: { value } }) => {
            setChosen(Number(value));
            setDone(null);
          }}
          options={[now, now + 1].map((one) => ({ value: String(one), label: String(one) }))}
        />
      }
    >
      {({ proposedYear }) =>
        done ? <Done done={done} /> : <YearForm key={proposedYear.year} proposed={proposedYear} onDone={setDone} />
      }
    </OfficePage>
  );
}

function Done({ done: { year, terms, classes, teachers } }: { done: OpenYearMutation["openYear"] }) {
  const say = useMessages(newYear);
  const isNothing = terms + classes + teachers === 0;
  return (
    <Note tone="good">
      <p className="font-semibold">
        {isNothing ? say("nothing") : say("done", { year: String(year), terms, classes, teachers })}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <a href="/promotion" className="btn btn-main">
          {say("next")}
        </a>
        <a href="/settings/calendar" className="btn">
          {say("toCalendar")}
        </a>
        <a href="/settings/classes" className="btn">
          {say("toClasses")}
        </a>
      </div>
    </Note>
  );
}
