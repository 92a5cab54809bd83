import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as Drawing,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type Scale,
  Tooltip,
} from "chart.js";
import { useEffect, useRef } from "react";

Drawing.register(
  BarController,
  BarElement,
  LineController,
  LineElement,
  PointElement,
  CategoryScale,
  LinearScale,
  Tooltip,
);

/** A series is painted in one of the tokens of the style sheet; `none` is hatched, for what is not known. */
type ChartTone = "present" | "late" | "absent" | "excused" | "accent" | "none";

type ChartSeries = {
  readonly label: string;
  readonly tone: ChartTone;
  /** One per label; null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** In a line: points that are not settled yet, hollow and joined to nothing. */
  readonly hollow?: boolean;
};

export type ChartProps = {
  /** Bars lie on their side, one per label, series stacked; a line runs over the labels in percent. */
  kind: "bars" | "line";
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** What of the whole, 0 to 1, a line always shows, and how many labels lie between two that are written. */
  span?: LineSpan;
  /** What a reader who does not see the drawing hears instead. */
  summary: string;
  write: (value: number) => string;
  onPick?: ((index: number) => void) | undefined;
};

type LineSpan = { readonly from: number; readonly to: number; readonly step: number };

const SLOW_MS = 350;

/** Room for a day's name under a line, in pixels. */
const LABEL_PX = 56;

/** The one place that knows Chart.js. */
export default function Chart({ kind, labels, series, span = SHARE, summary, write, onPick }: ChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<Drawing<"bar" | "line", (number | null)[]>>(null);
  const latest = useRef({ write, onPick });
  latest.current = { write, onPick };

  useEffect(() => {
    if (!canvas.current) return;
    const drawn = new Drawing(canvas.current, configuration(kind, span, latest));
    drawing.current = drawn;
    return () => drawn.destroy();
  }, [kind, span]);

  useEffect(() => {
    const paint = () => {
      const drawn = drawing.current;
      if (drawn) redraw(drawn, kind, labels, series);
    };
    paint();
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", paint);
    return () => scheme.removeEventListener("change", paint);
  }, [kind, labels, series]);

  return <canvas ref={canvas} role="img" aria-label={summary} />;
}

/** A share moves little: from three quarters up it is seen, and not made more of than it is; a school week between labels. */
const SHARE: LineSpan = { from: 0.75, to: 1, step: 5 };

/** Every so many labels, or every twice as many where there is less room; counted back from the last. */
function inSteps(step: number) {
  return function labelOf(this: Scale, value: string | number): string {
    const index = Number(value);
    const count = this.getLabels().length;
    const every = Math.max(1, Math.ceil((count * LABEL_PX) / this.chart.width / step)) * step;
    return (count - 1 - index) % every ? "" : this.getLabelForValue(index);
  };
}

type Latest = { current: Pick<ChartProps, "write" | "onPick"> };

function configuration(
  kind: ChartProps["kind"],
  span: LineSpan,
  latest: Latest,
): ChartConfiguration<"bar" | "line", (number | null)[]> {
  const bars = kind === "bars";
  return {
    type: bars ? "bar" : "line",
    data: { labels: [], datasets: [] },
    options: {
      indexAxis: bars ? "y" : "x",
      maintainAspectRatio: false,
      animation: { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : SLOW_MS },
      interaction: { mode: "index", axis: bars ? "y" : "x", intersect: false },
      onClick: (_, [hit]) => hit && latest.current.onPick?.(hit.index),
      plugins: {
        tooltip: {
          callbacks: {
            label: ({ dataset, raw }) => `${dataset.label}: ${raw === null ? "–" : latest.current.write(Number(raw))}`,
          },
        },
      },
      scales: {
        [bars ? "y" : "x"]: {
          stacked: bars,
          grid: { display: false },
          ticks: { autoSkip: false, maxRotation: 0, ...(bars ? {} : { callback: inSteps(span.step) }) },
        },
        [bars ? "x" : "y"]: {
          stacked: bars,
          ...(bars ? { beginAtZero: true, grace: 0 } : { suggestedMin: span.from, suggestedMax: span.to }),
          border: { display: false },
          ticks: { maxTicksLimit: 5, includeBounds: false, callback: (value) => latest.current.write(Number(value)) },
        },
      },
    },
  };
}

function redraw(
  drawing: Drawing<"bar" | "line", (number | null)[]>,
  kind: ChartProps["kind"],
  labels: readonly string[],
  series: readonly ChartSeries[],
): void {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`);
  drawing.data.labels = [...labels];
  series.forEach(({ label, tone, values, hollow }, index) => {
    const paint = tone === "none" ? hatching(token("line"), token("edge")) : token(tone);
    const look =
      kind === "bars"
        ? { borderColor: token("surface"), borderWidth: 1, maxBarThickness: 22 }
        : {
            borderColor: paint,
            borderWidth: 2.5,
            pointRadius: hollow ? 5 : 0,
            pointHitRadius: 12,
            pointBackgroundColor: token("surface"),
            spanGaps: !hollow,
            clip: false as const,
          };
    // Assigned into what is drawn already, so that it moves from where it was.
    const drawn = drawing.data.datasets[index] ?? { data: [] };
    drawing.data.datasets[index] = Object.assign(drawn, { label, data: [...values], backgroundColor: paint, ...look });
  });
  drawing.data.datasets.length = series.length;
  if (kind === "bars" && drawing.options.scales?.["x"]) drawing.options.scales["x"].max = longest(series);
  // There is no half of a learner.
  const isCount =
    kind === "bars" && series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0)));
  const precision = { precision: isCount ? 0 : undefined };
  for (const scale of Object.values(drawing.options.scales ?? {})) {
    if (scale?.ticks)
      Object.assign(scale.ticks, { color: token("muted"), font: { size: 14, family: "system-ui" }, ...precision });
    if (scale?.grid) scale.grid.color = token("line");
  }
  drawing.update();
}

/** The longest bar's length, so that it takes the whole width. */
function longest(series: readonly ChartSeries[]): number {
  const lengths = series[0]?.values.map((_, bar) => series.reduce((sum, { values }) => sum + (values[bar] ?? 0), 0));
  return Math.max(1, ...(lengths ?? []));
}

/** Diagonal lines on a pale ground: unlike every status even without colour. */
function hatching(ground: string, line: string): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  if (!pen) return ground;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = line;
  pen.stroke(new Path2D("M-2 2 2-2M0 8 8 0M6 10l4-4"));
  return pen.createPattern(tile, "repeat") ?? ground;
}
