import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { LearnerId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import type { SchoolDay } from "../../values/school-day.js";
import { isSameName } from "../import/same-name.js";
import type { LearnerType } from "../learner.type.js";
import { loadLearners } from "../load-learners.js";

const MOST = 5;

/** Learners of the school, past ones too, who may be the very child that is being admitted: of one name and no other day of birth. */
export async function findAlike(
  em: Em,
  viewer: Viewer,
  { name, birthDate }: { name: string; birthDate: SchoolDay | null },
): Promise<LearnerType[]> {
  const wanted = toLineText(name.slice(0, 120));
  if (wanted === "") return [];
  const rows = await runSql<{ id: LearnerId; name: string; birthDate: SchoolDay | null }>(
    em,
    "select id, name, birth_date as birthDate from learner where school_id = ? and void_at is null",
    [viewer.schoolId],
  );
  const mayBe = (known: SchoolDay | null) => known === null || birthDate === null || known === birthDate;
  const alike = rows.filter((row) => mayBe(row.birthDate) && wanted.includes(" ") && isSameName(row.name, wanted));
  const ids = alike.slice(0, MOST).map(({ id }) => id);
  const learners = await loadLearners(em, viewer, ids);
  return ids.flatMap((id) => learners.get(id) ?? []);
}
