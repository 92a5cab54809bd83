import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";

/**
 * The admission number that would come next: of the numbers written like the last one given (`A/17`, `0042`), one more
 * than the highest. `1` in an empty school, null where numbers do not end in digits.
 */
export async function proposeNumber(em: Em, schoolId: SchoolId): Promise<string | null> {
  const rows = await runSql<{ number: string }>(
    em,
    "select admission_number as number from learner where school_id = ? and void_at is null order by id desc",
    [schoolId],
  );
  const [last] = rows;
  if (!last) return "1";
  const [, start = "", digits = ""] = /^(.*?)(\d{1,12})$/.exec(last.number) ?? [];
  if (digits === "") return null;
  const used = rows.flatMap(({ number }) => {
    const rest = number.startsWith(start) ? number.slice(start.length) : "";
    return /^\d{1,12}$/.test(rest) ? [Number(rest)] : [];
  });
  return start + String(Math.max(...used) + 1).padStart(digits.length, "0");
}
