/** How good probabilities are against what came true. Those that need both labels are null without. */
export type Measures = {
  readonly rows: number;
  readonly events: number;
  /** The chance that a row with the label stands above one without; a tie counts half. */
  readonly auc: number | null;
  /** Average precision: the precision at each row with the label, from the top. */
  readonly prAuc: number | null;
  /** Of all rows with the label, how many are in the top tenth. */
  readonly recallAtTenth: number | null;
  /** The mean square of how far off. */
  readonly brier: number | null;
  /** The mean distance between said and come true in ten bins of as many rows. */
  readonly calibrationError: number | null;
  readonly bins: readonly CalibrationBin[];
};

/** A tenth of the rows: the mean of what was said and the share that came true. */
export type CalibrationBin = { readonly rows: number; readonly said: number; readonly came: number };

const BINS = 10;

export function measure(probabilities: Float64Array, labels: Uint8Array): Measures {
  const order = [...labels.keys()].sort((one, other) => probabilities[other]! - probabilities[one]! || one - other);
  const events = labels.reduce((sum, label) => sum + label, 0);
  const rows = labels.length;
  const steps = stepsOf(order, probabilities, labels);
  const mixed = events > 0 && events < rows;
  const bins = binsOf(order.reverse(), probabilities, labels);
  return {
    rows,
    events,
    auc: mixed ? areaUnder(steps, events, rows - events) : null,
    prAuc: events > 0 ? averagePrecision(steps, events) : null,
    recallAtTenth: events > 0 ? eventsInTop(steps, Math.max(1, Math.round(rows / 10))) / events : null,
    brier: rows > 0 ? probabilities.reduce((sum, said, row) => sum + (said - labels[row]!) ** 2, 0) / rows : null,
    calibrationError:
      rows > 0 ? bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.came) * bin.rows, 0) / rows : null,
    bins,
  };
}

/** Rows of one probability, from the highest: they cannot be told apart, so none comes before another. */
type Step = { rows: number; events: number };

function stepsOf(order: readonly number[], probabilities: Float64Array, labels: Uint8Array): Step[] {
  const steps: Step[] = [];
  for (const [at, row] of order.entries()) {
    if (at === 0 || probabilities[row] !== probabilities[order[at - 1]!]) steps.push({ rows: 0, events: 0 });
    const step = steps.at(-1)!;
    step.rows++;
    step.events += labels[row]!;
  }
  return steps;
}

function areaUnder(steps: readonly Step[], events: number, others: number): number {
  let [above, area] = [0, 0];
  for (const step of steps) {
    area += (step.rows - step.events) * (above + step.events / 2);
    above += step.events;
  }
  return area / (events * others);
}

function averagePrecision(steps: readonly Step[], events: number): number {
  let [rows, found, sum] = [0, 0, 0];
  for (const step of steps) {
    rows += step.rows;
    found += step.events;
    sum += (step.events * found) / rows;
  }
  return sum / events;
}

/** Of a step that the top takes in part, its share. */
function eventsInTop(steps: readonly Step[], top: number): number {
  let [left, found] = [top, 0];
  for (const step of steps) {
    const taken = Math.min(left, step.rows);
    found += (step.events * taken) / step.rows;
    left -= taken;
  }
  return found;
}

function binsOf(order: readonly number[], probabilities: Float64Array, labels: Uint8Array): CalibrationBin[] {
  return Array.from({ length: BINS }, (_, nth) => {
    const rows = order.slice(Math.floor((nth * order.length) / BINS), Math.floor(((nth + 1) * order.length) / BINS));
    const mean = (values: ArrayLike<number>) => rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length;
    return { rows: rows.length, said: mean(probabilities), came: mean(labels) };
  }).filter(({ rows }) => rows > 0);
}
