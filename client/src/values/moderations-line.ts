import type { UserId } from "./ids";
import type { Moderation } from "./sheet-operation";
import { wholeNumber } from "./whole-number";

/** A moderation that was carried out: by whom, when in unix seconds, and how many scores became others. */
export type DoneModeration = Moderation & { readonly by: UserId; readonly at: number; readonly changed: number };

/** `-2.5` marks added, or scaled from `/80`. */
export const readHow = (how: string): { readonly added: number | null; readonly scaledFrom: number | null } =>
  how.startsWith("/") ? { added: null, scaledFrom: Number(how.slice(1)) } : { added: Number(how), scaledFrom: null };

const FIELDS = 5;

/** Item `m<assessment>`, the latest first: `17|1795420805|+5|28|The paper was too long` */
export function decodeModerations(line: string): DoneModeration[] {
  const done: DoneModeration[] = [];
  const fields = line.split("|");
  for (let first = 0; first + FIELDS <= fields.length; first += FIELDS) {
    const [by, at, how = "", changed, reason = ""] = fields.slice(first, first + FIELDS);
    const numbers = { by: wholeNumber(by) as UserId, at: wholeNumber(at, 0, Number.MAX_SAFE_INTEGER) };
    done.push({ ...numbers, how, changed: wholeNumber(changed, 0), reason });
  }
  return done;
}
