import { readNames } from "../../identity/read-names.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, readInstant, runSql } from "../../platform/sql.js";
import type { RiskCaseId, SchoolId, UserId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { RiskContactType } from "./risk-case.type.js";
import type { ContactKind } from "./risk-contact.entity.js";

type Row = {
  id: number;
  caseId: RiskCaseId;
  kind: ContactKind;
  day: SchoolDay;
  reached: unknown;
  note: string;
  userId: UserId;
  at: unknown;
};

/** The attempts of each case, the latest first. A case has no more than `MOST_CONTACTS`. */
export async function loadContacts(
  em: Em,
  schoolId: SchoolId,
  caseIds: readonly RiskCaseId[],
): Promise<Map<RiskCaseId, RiskContactType[]>> {
  const rows = await runSql<Row>(
    em,
    `select id, case_id as caseId, kind, day, reached, note, user_id as userId, at from risk_contact
     where school_id = ? and case_id in ${placesFor(caseIds)} order by day desc, id desc`,
    [schoolId, ...caseIds],
  );
  const names = await readNames(
    em,
    rows.map(({ userId }) => userId),
  );
  const toContact = ({ id, kind, day, reached, note, userId, at }: Row): RiskContactType => ({
    id: String(id),
    kind,
    day,
    reached: Number(reached) === 1,
    note,
    by: names.get(userId) ?? "",
    at: readInstant(at),
  });
  const byCase = Map.groupBy(rows, ({ caseId }) => caseId);
  return new Map([...byCase].map(([caseId, contacts]) => [caseId, contacts.map(toContact)]));
}
