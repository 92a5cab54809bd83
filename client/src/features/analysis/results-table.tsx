import type { ClassResultsQuery } from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { useFigures } from "./use-figures";
import { useLackWords } from "./use-lack-words";

type ClassResults = NonNullable<ClassResultsQuery["classResults"]>;
type Row = ClassResults["learners"]["nodes"][number];

type ResultsTableProps = {
  results: Pick<ClassResults, "hasTotals" | "hasPositions" | "class">;
  rows: readonly Row[];
};

/** A learner in each row, a subject in each column. */
export function ResultsTable({ results: { hasTotals, hasPositions, class: schoolClass }, rows }: ResultsTableProps) {
  const say = useMessages(analysis);
  const sayOffice = useMessages(office);
  const hasGrade = rows.some(({ meanGrade, lacking }) => meanGrade !== null || lacking.length > 0);
  const hasStreams = rows.some(({ inStream, inGrade }) => inStream?.of !== inGrade?.of);
  const subjects = rows[0]?.subjects ?? [];
  const totals = [
    ...(hasTotals ? [sayOffice("total"), say("mean")] : []),
    ...(hasGrade ? [say("meanPoints"), say("grade")] : []),
    ...(hasPositions ? [say("inClass")] : []),
    ...(hasStreams ? [say("inGrade")] : []),
  ];
  return (
    <div className="card overflow-x-auto">
      <table className="grid-table whitespace-nowrap" aria-label={schoolClass.name}>
        <thead>
          <tr>
            <th scope="col">{sayOffice("learner")}</th>
            {subjects.map(({ name, code }) => (
              <th key={name} scope="col" data-number>
                {code === null ? name : <abbr title={name}>{code}</abbr>}
              </th>
            ))}
            {totals.map((heading) => (
              <th key={heading} scope="col" className="whitespace-normal" data-number>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.learner.id}>
              <th scope="row" className="min-w-28 whitespace-normal">
                <a href={`/learners/${row.learner.id}`} className="link -my-3 inline-block py-3">
                  {row.learner.name}
                </a>
                <span className="muted block text-sm font-normal">
                  {sayOffice("admission", { number: row.learner.admissionNumber })}
                </span>
              </th>
              {row.subjects.map((subject) => (
                <td key={subject.name} data-number>
                  <SubjectCell subject={subject} />
                </td>
              ))}
              <Totals row={row} {...{ hasTotals, hasGrade, hasPositions, hasStreams }} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SubjectCell({ subject: { percent, label, absent, exempt } }: { subject: Row["subjects"][number] }) {
  const { figure } = useFigures();
  if (label === null) return <span className="muted">{absent > 0 ? "A" : exempt > 0 ? "X" : "–"}</span>;
  return (
    <>
      <span className="block">{percent === null ? "" : figure(percent)}</span>
      <span className="block font-semibold">{label}</span>
    </>
  );
}

type TotalsProps = { row: Row } & Record<"hasTotals" | "hasGrade" | "hasPositions" | "hasStreams", boolean>;

function Totals({ row, hasTotals, hasGrade, hasPositions, hasStreams }: TotalsProps) {
  const say = useMessages(analysis);
  const { figure, percent, points } = useFigures();
  const lackWords = useLackWords();
  const { total, outOf, meanPercent, meanPoints, meanGrade, lacking, inStream, inGrade } = row;
  return (
    <>
      {hasTotals && (
        <>
          <td data-number>
            {total === null || outOf === null ? "–" : say("outOf", { total: figure(total), of: figure(outOf) })}
          </td>
          <td data-number>{percent(meanPercent)}</td>
        </>
      )}
      {hasGrade && (
        <>
          <td data-number>{points(meanPoints)}</td>
          <td data-number>
            {meanGrade ?? "–"}
            {meanGrade === null && lacking.length > 0 && (
              <span className="muted block max-w-48 text-sm whitespace-normal">{lackWords(lacking)}</span>
            )}
          </td>
        </>
      )}
      {hasPositions && <PlaceCell place={inStream} />}
      {hasStreams && <PlaceCell place={inGrade} />}
    </>
  );
}

function PlaceCell({ place }: { place: Row["inStream"] }) {
  const say = useMessages(analysis);
  return (
    <td data-number>
      {place ? say("place", { place: place.place, of: place.of }) : "–"}
      {place?.tied && <span className="muted block text-sm">{say("tied")}</span>}
    </td>
  );
}
