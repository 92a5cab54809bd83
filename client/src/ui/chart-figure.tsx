import { lazy, Suspense, useId, useState } from "react";
import type { ChartProps } from "./chart";

const Chart = lazy(() => import("./chart"));

type ChartFigureProps = ChartProps & {
  title: string;
  /** What the labels are: the heading of the table's first column. */
  labelHeading: string;
  asTable: string;
  asChart: string;
  /** Where a label leads from the table. */
  hrefOf?: (index: number) => string;
};

const BAR_PX = 30;
const AXIS_PX = 36;
const LINE_PX = 220;

/** A chart that can always be read as a table instead; its room is kept while the drawing loads. */
export function ChartFigure({ title, labelHeading, asTable, asChart, hrefOf, ...chart }: ChartFigureProps) {
  const [table, setTable] = useState(false);
  const heading = useId();
  const height = chart.kind === "bars" ? chart.labels.length * BAR_PX + AXIS_PX : LINE_PX;
  return (
    <section aria-labelledby={heading} className="card overflow-clip">
      <div className="flex items-center justify-between gap-1 py-1 pl-4 pr-1">
        <h2 id={heading} className="sm:text-lg">
          {title}
        </h2>
        <button
          type="button"
          className="btn btn-bare px-3 text-sm whitespace-nowrap text-accent"
          onClick={() => setTable(!table)}
        >
          {table ? asChart : asTable}
        </button>
      </div>
      {table ? (
        <ChartTable {...chart} labelHeading={labelHeading} hrefOf={hrefOf} />
      ) : (
        <>
          <Legend series={chart.series} />
          <div className="relative mx-3 mb-3" style={{ height }}>
            <Suspense fallback={null}>
              <Chart {...chart} />
            </Suspense>
          </div>
        </>
      )}
    </section>
  );
}

function Legend({ series }: Pick<ChartProps, "series">) {
  if (series.length < 2) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 px-4 pb-2 text-sm">
      {series.map(({ label, tone, hollow }) => (
        <li key={label} className="flex items-center gap-2">
          <span className="swatch" data-tone={tone} data-hollow={hollow} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  );
}

type ChartTableProps = Pick<ChartFigureProps, "labels" | "series" | "write" | "summary" | "labelHeading"> & {
  hrefOf: ChartFigureProps["hrefOf"];
};

function ChartTable({ labels, series, write, summary, labelHeading, hrefOf }: ChartTableProps) {
  return (
    <div className="overflow-x-auto">
      <table className="grid-table">
        <caption className="sr-only">{summary}</caption>
        <thead>
          <tr>
            <th scope="col">{labelHeading}</th>
            {series.map(({ label }) => (
              <th key={label} scope="col" data-number>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, index) => (
            <tr key={index}>
              <th scope="row" className="whitespace-nowrap">
                {hrefOf ? (
                  <a href={hrefOf(index)} className="link">
                    {label}
                  </a>
                ) : (
                  label
                )}
              </th>
              {series.map(({ label: name, values }) => (
                <td key={name} data-number>
                  {values[index] == null ? "–" : write(values[index])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
