import { useMessages } from "../../i18n/language";
import { riskFigures } from "../../i18n/risk-figures";
import { useRiskFigures } from "./use-risk-figures";

type Group = { readonly said: number; readonly came: number };
type ColumnsProps = { groups: readonly Group[]; summary: string };

/** Of a group's room, in hundredths: the margin at each side, and a column. */
const MARGIN = 12;
const COLUMN = 34;
const LINES = 4;

/** Two columns for each group: hollow what was said, filled what came. */
export function Columns({ groups, summary }: ColumnsProps) {
  const say = useMessages(riskFigures);
  const { mark } = useRiskFigures();
  const top = ceilingOf(Math.max(...groups.flatMap(({ said, came }) => [said, came])));
  const lines = Array.from({ length: LINES + 1 }, (_, line) => (top * (LINES - line)) / LINES);
  const heightOf = (share: number) => (share / top) * 100;
  return (
    <figure className="grid gap-2 px-4 py-2">
      <figcaption aria-hidden="true" className="flex gap-4 text-sm">
        <Key label={say("said")} hollow />
        <Key label={say("came")} />
      </figcaption>
      <div role="img" aria-label={summary} className="grid grid-cols-[auto_1fr] gap-x-2 text-sm">
        <div aria-hidden="true" className="muted flex h-48 flex-col justify-between text-end tabular-nums">
          {lines.map((line) => (
            <span key={line} className="-my-2.5">
              {mark(line)}
            </span>
          ))}
        </div>
        <svg
          aria-hidden="true"
          className="h-48 w-full overflow-visible"
          viewBox={`0 0 ${groups.length * 100} 100`}
          preserveAspectRatio="none"
        >
          {lines.map((line) => (
            <path
              key={line}
              d={`M0 ${100 - heightOf(line)}h${groups.length * 100}`}
              className="stroke-line"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {groups.map(({ said, came }, at) => (
            <g key={at} transform={`translate(${at * 100})`}>
              <rect
                {...columnOf(MARGIN, heightOf(said))}
                className="fill-surface stroke-accent"
                strokeWidth="2"
                vectorEffect="non-scaling-stroke"
              />
              <rect {...columnOf(MARGIN + COLUMN + 6, heightOf(came))} className="fill-accent" />
            </g>
          ))}
        </svg>
        <span />
        <div aria-hidden="true" className="muted mt-1 flex text-center tabular-nums">
          {groups.map((_, at) => (
            <span key={at} className="flex-1">
              {at + 1}
            </span>
          ))}
        </div>
        <span />
        <div aria-hidden="true" className="muted flex justify-between gap-2">
          <span>{`← ${say("lowest")}`}</span>
          <span>{`${say("highest")} →`}</span>
        </div>
      </div>
    </figure>
  );
}

function Key({ label, hollow = false }: { label: string; hollow?: boolean }) {
  return (
    <span className="flex items-center gap-2">
      <svg className="size-4" viewBox="0 0 16 16">
        <rect
          x="2"
          y="2"
          width="12"
          height="12"
          className={hollow ? "fill-surface stroke-accent" : "fill-accent"}
          strokeWidth="2"
        />
      </svg>
      {label}
    </span>
  );
}

const columnOf = (x: number, height: number) => ({ x, y: 100 - height, width: COLUMN, height });

/** The axis ends at a round share, in steps that a quarter of can be said. */
function ceilingOf(share: number): number {
  return [0.04, 0.08, 0.2, 0.4, 0.6, 0.8].find((end) => end >= share) ?? 1;
}
