import type { UserViewer } from "../../identity/viewer.js";
import { type Connection, readCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import type { Condition } from "../../schools/learner-rows.js";
import { parseSchoolDay, type SchoolDay } from "../../values/school-day.js";
import { noSuchPage } from "../scores/no-such-page.js";
import { type CaseRow, countCases, readCases } from "./read-cases.js";
import { CaseState } from "./risk-case.enum.js";
import type { RiskCaseType } from "./risk-case.type.js";
import { tellCases } from "./tell-cases.js";
import { visibleCases } from "./visible-cases.js";

export type WantedCases = {
  readonly state: CaseState;
  /** Only those that the viewer sees to. */
  readonly mine: boolean;
};

/** A page of the cases that the viewer may see: open ones by the day they are due, closed ones the latest opened first. */
export async function findCases(
  em: Em,
  viewer: UserViewer,
  { state, mine }: WantedCases,
  page: PageArguments,
  today: SchoolDay,
): Promise<Connection<RiskCaseType>> {
  const where = [
    visibleCases(viewer),
    STATES[state](today),
    ...(mine ? [{ sql: "c.owner_id = ?", values: [viewer.userId] }] : []),
  ];
  const isClosed = state === CaseState.closed;
  const order = isClosed ? "order by c.id desc limit ?" : "order by c.due_on, c.id limit ?";
  const rows = await readCases(em, viewer.schoolId, [...where, ...afterCondition(page, isClosed)], {
    sql: order,
    values: [page.first + 1],
  });
  const cases = await tellCases(em, viewer, rows.slice(0, page.first), today);
  const byId = new Map(cases.map((found) => [found.caseId, found]));
  const total = await countCases(em, viewer.schoolId, where);
  return toConnection(
    rows,
    page,
    total,
    ({ id }) => byId.get(id)!,
    ({ id, dueOn }: CaseRow) => (isClosed ? [id] : [dueOn, id]),
  );
}

const STATES: { readonly [state in CaseState]: (today: SchoolDay) => Condition } = {
  [CaseState.open]: () => ({ sql: "c.closed_at is null", values: [] }),
  [CaseState.overdue]: (today) => ({ sql: "c.closed_at is null and c.due_on < ?", values: [today] }),
  [CaseState.closed]: () => ({ sql: "c.closed_at is not null", values: [] }),
};

function afterCondition(page: PageArguments, isClosed: boolean): Condition[] {
  const position = readCursor(page);
  if (!position) return [];
  const id = Number(position.at(-1));
  if (!Number.isFinite(id)) throw noSuchPage();
  if (isClosed) return [{ sql: "c.id < ?", values: [id] }];
  const dueOn = parseSchoolDay(String(position[0]));
  if (dueOn === null) throw noSuchPage();
  return [{ sql: "(c.due_on > ? or (c.due_on = ? and c.id > ?))", values: [dueOn, dueOn, id] }];
}
