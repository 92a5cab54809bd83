/** The rows of each group, groups in the order of their first rows. */
export function rowsByGroup(groups: Int32Array): number[][] {
  const found = new Map<number, number[]>();
  for (const [row, group] of groups.entries()) {
    const rows = found.get(group);
    if (rows) rows.push(row);
    else found.set(group, [row]);
  }
  return [...found.values()];
}
