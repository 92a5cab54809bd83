/** Those a learner may come to: the server takes nobody into a year whose learners have all gone on to a later one. */
export function classesGoingOn<Class extends { year: number; learnerCount: number }>(
  classes: readonly Class[],
): Class[] {
  const peopled = new Set(classes.filter(({ learnerCount }) => learnerCount > 0).map(({ year }) => year));
  const latest = Math.max(...peopled);
  return classes.filter(({ year }) => year >= latest || peopled.has(year));
}
