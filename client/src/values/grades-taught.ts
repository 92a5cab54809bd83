type TaughtClass = { readonly year: number; readonly grade: string };

/** The grades there are classes of in this year or the next; where there are none, those of the last year that had any. */
export function gradesTaught(classes: readonly TaughtClass[], thisYear: number): readonly string[] {
  const latest = Math.max(...classes.map(({ year }) => year));
  const from = Math.min(thisYear, latest);
  return [...new Set(classes.filter(({ year }) => year >= from).map(({ grade }) => grade))];
}
