import type { ItemChange } from "../../events/write-changes.js";
import type { Em } from "../../platform/orm.js";
import type { SchoolId } from "../../values/ids.js";
import { type Contest, contestItem, encodeContestLine } from "./encode-contest-line.js";
import { readWrittenAt } from "./read-written-at.js";
import type { Register } from "../register.js";
import type { Said } from "../said.js";

/** What devices are told of who contests a register's cells; nothing for one that was not contested and is not. */
export async function contestItems(
  tx: Em,
  schoolId: SchoolId,
  pages: readonly { readonly read: Register; readonly register: Register }[],
): Promise<ItemChange[]> {
  const items: ItemChange[] = [];
  for (const { read, register } of pages) {
    if (!isContested(read) && !isContested(register)) continue;
    items.push({ item: contestItem(register), line: encodeContestLine(await contestsOf(tx, schoolId, register)) });
  }
  return items;
}

const isContested = ({ cells }: Register): boolean => [...cells.values()].some(({ other }) => other !== null);

async function contestsOf(tx: Em, schoolId: SchoolId, register: Register): Promise<Contest[]> {
  const contested = [...register.cells].filter(([, { other }]) => other !== null);
  const whenOf = await readWrittenAt(
    tx,
    schoolId,
    register,
    contested.map(([learnerId]) => learnerId),
  );
  const sayer = ({ source }: Said) => ({ by: source.authorId, at: whenOf(source) });
  return contested.flatMap(([, { position, value, other }]) =>
    value && other ? [{ position, stands: sayer(value), other: sayer(other) }] : [],
  );
}
