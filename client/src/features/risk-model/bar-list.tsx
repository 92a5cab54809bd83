import { Bar } from "./bar";

type BarListProps = {
  label: string;
  rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly figure: string;
    /** The length of its bar, from 0 to 1. */
    readonly share: number;
    readonly strong?: boolean;
  }[];
};

/** Names with their figures, each over a bar. The figures are the chart's text as well. */
export function BarList({ label, rows }: BarListProps) {
  return (
    <ul aria-label={label} className="grid gap-2">
      {rows.map(({ key, name, figure, share, strong = false }) => (
        <li key={key} className="grid break-inside-avoid gap-1">
          <span className={`flex items-baseline gap-3 text-sm ${strong ? "font-semibold" : ""}`}>
            <span className="min-w-0 flex-1">{name}</span>
            <span className="tabular-nums">{figure}</span>
          </span>
          <Bar share={share} strong={strong} />
        </li>
      ))}
    </ul>
  );
}
