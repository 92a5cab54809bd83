/** What classes are told apart by: where there are those of several years, the year too. */
export function nameClasses<Class extends { id: string; name: string; year: number }>(
  classes: readonly Class[],
): { value: string; label: string }[] {
  const years = new Set(classes.map(({ year }) => year)).size;
  return classes.map(({ id, name, year }) => ({ value: id, label: years > 1 ? `${name}, ${year}` : name }));
}
