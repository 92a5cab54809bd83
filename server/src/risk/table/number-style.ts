/** How a column writes its numbers: what parts whole from fraction, and what parts thousands. */
export const NumberStyle = {
  /** 1234.5 */
  plain: "plain",
  /** 1,234.5 */
  commaThousands: "comma-thousands",
  /** 1234,5 or 1.234,5 */
  decimalComma: "decimal-comma",
} as const;
export type NumberStyle = (typeof NumberStyle)[keyof typeof NumberStyle];

const SHAPES: Record<NumberStyle, RegExp> = {
  plain: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  "comma-thousands": /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
  "decimal-comma": /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/,
};

/** Money's name, percent and blanks between thousands say nothing of the number. */
const bare = (cell: string): string =>
  cell
    .replace(/^(?:KES|KSh\.?|Sh\.?)\s*/i, "")
    .replace(/(?:\s*%|\/[-=])$/, "")
    .replace(/(?<=\d)[ \u00a0\u202f'](?=\d{3}(?!\d))/g, "");

/**
 * The style that reads most of the cells. `1,234` alone could be either: it counts as thousands unless another cell of
 * the column has a comma that cannot be.
 */
export function styleOf(cells: readonly string[]): NumberStyle {
  const written = cells.map(bare).filter((cell) => cell.includes(","));
  const only = (one: NumberStyle, other: NumberStyle) =>
    written.filter((cell) => SHAPES[one].test(cell) && !SHAPES[other].test(cell)).length;
  const thousands = only(NumberStyle.commaThousands, NumberStyle.decimalComma);
  const decimals = only(NumberStyle.decimalComma, NumberStyle.commaThousands);
  if (decimals > thousands) return NumberStyle.decimalComma;
  return written.some((cell) => SHAPES[NumberStyle.commaThousands].test(cell))
    ? NumberStyle.commaThousands
    : NumberStyle.plain;
}

/** The number that a cell stands for; NaN for none. */
export function parseNumber(cell: string, style: NumberStyle): number {
  const text = bare(cell);
  if (SHAPES.plain.test(text) && !(style === NumberStyle.decimalComma && /^\d{1,3}(?:\.\d{3})+$/.test(text))) {
    return finite(Number(text));
  }
  if (style === NumberStyle.commaThousands && SHAPES[style].test(text)) return Number(text.replaceAll(",", ""));
  if (style !== NumberStyle.decimalComma) return Number.NaN;
  return SHAPES[style].test(text) || /^[+-]?\d{1,3}(?:\.\d{3})+$/.test(text)
    ? Number(text.replaceAll(".", "").replace(",", "."))
    : Number.NaN;
}

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);
