import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import { ListClassesDocument, type ListClassesQuery, OfficeTermsDocument } from "../../generated/live/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { FileButton } from "../../office/file-button";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { useTermName } from "../../office/use-term-name";
import { Choices } from "../../ui/choices";
import { Ways } from "./ways";

type Format = "xlsx" | "csv";
type Offered = { session: Session; format: Format };
type Classes = ListClassesQuery["classes"]["nodes"];

/** What the school knows, to be taken away as a spreadsheet. Scores are for those who lead the school. */
export function ExportPage({ session, leads }: { session: Session; leads: boolean }) {
  const say = useMessages(rosterImport);
  const query = useQuery(ListClassesDocument);
  const [format, setFormat] = useState<Format>("xlsx");
  const options = (["xlsx", "csv"] as const).map((value) => ({ value, label: say(`as${value}`) }));
  const offered = { session, format };
  return (
    <OfficePage title={say("title")} back={null} query={query}>
      {({ classes }) => (
        <>
          {leads && (
            <>
              <Ways at="out" />
              <p>{say("exportLead")}</p>
            </>
          )}
          <Choices legend={say("fileFormat")} name="format" options={options} chosen={format} onChoose={setFormat} />
          <p className="muted text-sm">{say(`help${format}`)}</p>
          <ul className="card">
            {(["learners", "guardians", "staff"] as const).map((list) => (
              <li key={list} className="flex flex-wrap items-center gap-3 border-line p-4 not-first:border-t">
                <div className="min-w-0 flex-1 basis-48">
                  <h2>{say(`list_${list}`)}</h2>
                  <p className="muted text-sm">{say(`list_${list}Help`)}</p>
                </div>
                <ListButton
                  {...offered}
                  list={`lists/${list}`}
                  name={list}
                  label={say("fetchList", { name: say(`list_${list}`) })}
                />
              </li>
            ))}
          </ul>
          {classes.nodes.length > 0 && <ClassLists {...offered} classes={classes.nodes} leads={leads} />}
        </>
      )}
    </OfficePage>
  );
}

/** Of one class: who is in it, and its scores in a term. */
function ClassLists({ classes, leads, ...offered }: Offered & { classes: Classes; leads: boolean }) {
  const say = useMessages(rosterImport);
  const sayTerm = useTermName();
  const { data } = useQuery(OfficeTermsDocument, { skip: !leads });
  const terms = data?.school.terms ?? [];
  const [classId, setClassId] = useState(classes[0]?.id ?? "");
  const [chosenTerm, setTerm] = useState<string | null>(null);
  const termId = chosenTerm ?? data?.school.currentTerm?.id ?? terms[0]?.id ?? null;
  const name = classes.find(({ id }) => id === classId)?.name ?? "";
  return (
    <section aria-labelledby="one-class" className="card grid gap-4 p-4">
      <h2 id="one-class">{say("oneClass")}</h2>
      <SelectInput
        label={say("schoolClass")}
        value={classId}
        onChange={(event) => setClassId(event.target.value)}
        options={classes.map(({ id, name: label, year }) => ({ value: id, label: `${label}, ${year}` }))}
      />
      <ListButton {...offered} list={`lists/class/${classId}`} name={name} label={say("fetchClass")} />
      {leads && termId !== null && (
        <>
          <SelectInput
            label={say("term")}
            value={termId}
            onChange={(event) => setTerm(event.target.value)}
            options={terms.map((term) => ({ value: term.id, label: sayTerm(term) }))}
          />
          <ListButton
            {...offered}
            list={`scores/${classId}`}
            more={`&term=${termId}`}
            name={`${name} ${say("scores")}`}
            label={say("fetchScores")}
          />
        </>
      )}
    </section>
  );
}

type ListButtonProps = Offered & { list: string; name: string; label: string; more?: string };

function ListButton({ session, format, list, name, label, more = "" }: ListButtonProps) {
  const { locale } = useLanguage();
  const path = `/files/${list}?format=${format}&lang=${locale}${more}`;
  return <FileButton session={session} path={path} name={`${name}.${format}`} label={label} />;
}
