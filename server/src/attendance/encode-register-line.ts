import { toWireDay } from "../values/school-day.js";
import { encodeCell } from "./cell.js";
import type { Mark } from "./mark.js";
import type { Register, RegisterRef } from "./register.js";
import { hideReason, type RestrictedReasons } from "./restricted-reasons.js";
import type { Said } from "./said.js";

/** The feed has room for so many characters a line. */
const MAX_LINE = 4000;

/** A register's key in its scope's feed: `r261123m`. */
export const registerItem = ({ day, session }: RegisterRef): string => `r${toWireDay(day)}${session}`;

/**
 * The register as devices hold it, `3|PA4.1!L@20N41|17|1795420805`: revision, default and own cells, who took it and
 * when. Restricted reasons stay on the server. Empty while nothing was said.
 */
export function encodeRegisterLine({ roll, cells }: Register, restricted: RestrictedReasons): string {
  if (!roll) return "";
  const inOrder = [...cells.values()].sort((one, other) => one.position - other.position);
  const shown = (said: Said | null): Mark | null => said && hideReason(said.mark, restricted);
  const exceptions = inOrder.map(({ position, value, other }) => {
    const mark = shown(value);
    return mark ? encodeCell({ position, mark, other: shown(other) }) : "";
  });
  const { authorId, at } = roll.source;
  const line = `${roll.rosterRev}|${roll.default}${exceptions.join("")}|${authorId}|${Math.floor(at.getTime() / 1000)}`;
  if (line.length > MAX_LINE) throw new Error(`A register of ${cells.size} cells does not fit a line.`);
  return line;
}
