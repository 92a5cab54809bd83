import { type ReactNode, useId } from "react";
import type { AnalysisSummaryFragment } from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { useMessages } from "../../i18n/language";
import { useFigures } from "./use-figures";

type SummaryTableProps = {
  title: string;
  /** What the rows are. */
  heading: string;
  before: string | null;
  note?: string;
  rows: readonly { readonly key: string; readonly label: ReactNode; readonly summary: AnalysisSummaryFragment }[];
};

/** Subjects or streams, a row each: the mean, how far learners lie apart, and the change since the term before. */
export function SummaryTable({ title, heading, before, note, rows }: SummaryTableProps) {
  const say = useMessages(analysis);
  const { percent, points, change, whole } = useFigures();
  const titled = useId();
  return (
    <section className="card overflow-clip" aria-labelledby={titled}>
      <h2 id={titled} className="px-4 py-3 sm:text-lg">
        {title}
      </h2>
      <div className="overflow-x-auto">
        <table className="grid-table whitespace-nowrap max-sm:text-sm" aria-labelledby={titled}>
          <thead className="whitespace-normal">
            <tr>
              <th scope="col">{heading}</th>
              <th scope="col" data-number>
                {say("mean")}
              </th>
              <th scope="col" data-number>
                {say("meanPoints")}
              </th>
              {before !== null && (
                <th scope="col" data-number>
                  {say("against", { term: before })}
                </th>
              )}
              <th scope="col" data-number>
                {say("spread")}
              </th>
              <th scope="col" data-number>
                {say("withResult")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, summary }) => (
              <tr key={key}>
                <th scope="row" className="whitespace-normal">
                  {label}
                </th>
                <td data-number>{percent(summary.mean)}</td>
                <td data-number>{points(summary.meanPoints)}</td>
                {before !== null && <td data-number>{change(summary)}</td>}
                <td data-number>{percent(summary.spread)}</td>
                <td data-number>{say("ofAll", { counted: whole(summary.counted), all: whole(summary.learners) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {note && <p className="muted px-4 py-3 text-sm">{note}</p>}
    </section>
  );
}
