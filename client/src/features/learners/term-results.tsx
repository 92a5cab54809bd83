import { useQuery } from "@apollo/client/react";
import type { ReactNode } from "react";
import { TermResultsDocument, type TermResultsQuery } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { office } from "../../i18n/office";
import { termResults } from "../../i18n/term-results";
import { useTermName } from "../../office/use-term-name";

type Term = NonNullable<TermResultsQuery["learnerResults"]>[number];
type Subject = Term["result"]["subjects"][number];

/** A learner's subjects over their last terms, the latest first. For those who may see scores; guardians have report cards. */
export function TermResults({ id }: { id: string }) {
  const say = useMessages(termResults);
  const sayOffice = useMessages(office);
  const sayCore = useMessages(core);
  const { data, error, refetch } = useQuery(TermResultsDocument, { variables: { id } });
  const terms = data?.learnerResults;
  if (terms === null || (!data && !error)) return null;
  return (
    <section aria-labelledby="term-results" className="card overflow-clip">
      <h2 id="term-results" className="px-4 py-3 text-lg">
        {say("title")}
      </h2>
      {terms === undefined ? (
        <div className="px-4 pb-4">
          <p>{sayOffice("failed")}</p>
          <button type="button" className="btn mt-2" onClick={() => void refetch()}>
            {sayCore("tryAgain")}
          </button>
        </div>
      ) : terms.length === 0 ? (
        <p className="muted px-4 pb-4">{say("none")}</p>
      ) : (
        <TermTable terms={terms} />
      )}
    </section>
  );
}

function TermTable({ terms }: { terms: readonly Term[] }) {
  const say = useMessages(termResults);
  const termName = useTermName();
  const subjects = [...new Set(terms.flatMap(({ result }) => result.subjects.map(({ name }) => name)))];
  const hasGrade = terms.some(({ result }) => result.meanGrade !== null);
  const hasPlace = terms.some(({ result }) => result.inStream !== null);
  const row = (name: string, cellOf: (term: Term) => ReactNode) => (
    <tr key={name}>
      <th scope="row" className="whitespace-normal">
        {name}
      </th>
      {terms.map((term) => (
        <td key={term.term.id} data-number>
          {cellOf(term) ?? "–"}
        </td>
      ))}
    </tr>
  );
  return (
    <>
      <div className="overflow-x-auto">
        <table className="grid-table whitespace-nowrap max-sm:text-sm" aria-labelledby="term-results">
          <thead className="max-sm:whitespace-normal">
            <tr>
              <th scope="col">{say("subject")}</th>
              {terms.map(({ term, class: schoolClass }) => (
                <th key={term.id} scope="col" data-number>
                  {termName(term)}
                  <span className="block">{schoolClass.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {subjects.map((name) =>
              row(name, ({ result }) => <Cell subject={result.subjects.find((one) => one.name === name)} />),
            )}
            {hasGrade && row(say("grade"), ({ result }) => result.meanGrade)}
            {hasPlace && row(say("place"), ({ result }) => result.inStream && say("placeOf", result.inStream))}
          </tbody>
        </table>
      </div>
      <p className="muted px-4 py-3 text-sm">{say("key")}</p>
    </>
  );
}

function Cell({ subject }: { subject: Subject | undefined }) {
  const { locale } = useLanguage();
  if (!subject) return "–";
  const { percent, label, absent, exempt } = subject;
  if (label === null) return absent > 0 ? "A" : exempt > 0 ? "X" : "–";
  const figure = percent?.toLocaleString(intlTag(locale), { maximumFractionDigits: 1 });
  return figure === undefined ? label : `${figure} ${label}`;
}
