import type { SqlValue } from "../../../../server/src/platform/sql.js";
import { checksumOf } from "./wire";

export type Rows = <Row>(sql: string, values?: readonly SqlValue[]) => Promise<Row[]>;

export type ScopeState = {
  readonly id: number;
  readonly kind: "school" | "class-term" | "user";
  readonly classId: number | null;
  readonly userId: number | null;
  readonly head: number;
  readonly digest: number;
  /** Lines by key; what is gone is not here. */
  readonly items: ReadonlyMap<string, string>;
};

/** One thing said of one learner, or of the whole roll or sheet (learner null), as the history keeps it. */
type Entry = {
  readonly device: number;
  readonly counter: number;
  readonly classId: number;
  readonly register: string;
  readonly learner: number | null;
  readonly value: string;
};

/** What the server's tables say, read by SQL and by nothing of the server's own. */
export type ServerState = {
  readonly scopes: ReadonlyMap<number, ScopeState>;
  readonly history: readonly Entry[];
  /** Marks by class, register and learner, `A` or `A!L@20`; and registers' revision and default. */
  readonly marks: ReadonlyMap<string, string>;
  readonly rolls: ReadonlyMap<string, { readonly rosterRev: number; readonly rest: string }>;
  readonly sheets: readonly { readonly id: number; readonly classId: number; readonly submitted: boolean }[];
  /** By assessment and learner, `45` or `45!48` with what was proposed, sorted. */
  readonly scores: ReadonlyMap<string, string>;
  readonly heads: ReadonlySet<number>;
};

export async function readServerState(rows: Rows): Promise<ServerState> {
  return {
    scopes: await readScopes(rows),
    history: [...(await readHistory(rows)), ...(await readScoreHistory(rows))],
    sheets: await readSheets(rows),
    scores: await readScoreTables(rows),
    ...(await readRegisters(rows)),
    heads: new Set(
      (await rows<{ id: number }>("select user_id as id from membership where role = 'head'")).map(({ id }) => id),
    ),
  };
}

/** The checksum that the scope's items have. */
export const digestOf = (items: ReadonlyMap<string, string>): number =>
  [...items].reduce((sum, [key, line]) => (sum + checksumOf(key, line)) % 2 ** 32, 0);

async function readScopes(rows: Rows): Promise<Map<number, ScopeState>> {
  const scopes = await rows<Omit<ScopeState, "items">>(
    "select id, kind, class_id as classId, user_id as userId, head, digest from scope_head",
  );
  const items = await rows<{ scope: number; item: string; line: string }>(
    "select scope_id as scope, item, line from `change` where line <> ''",
  );
  const byScope = Map.groupBy(items, ({ scope }) => scope);
  return new Map(
    scopes.map((scope) => {
      const lines = new Map((byScope.get(scope.id) ?? []).map(({ item, line }) => [item, line]));
      return [scope.id, { ...scope, head: Number(scope.head), digest: Number(scope.digest), items: lines }];
    }),
  );
}

type RegisterRow = { readonly classId: number; readonly day: unknown; readonly session: string };

async function readHistory(rows: Rows): Promise<Entry[]> {
  const entries = await rows<RegisterRow & Omit<Entry, "register">>(
    `select device_id as device, counter, class_id as classId, day, session, learner_id as learner, new_value as value
     from attendance_history`,
  );
  return entries.map((row) => ({ ...row, register: registerOf(row) }));
}

async function readScoreHistory(rows: Rows): Promise<Entry[]> {
  return rows<Entry>(
    `select h.device_id as device, h.counter, a.class_id as classId, concat('s', a.id) as register,
       h.learner_id as learner, h.new_value as value
     from score_history h join assessment a on a.id = h.assessment_id`,
  );
}

async function readSheets(rows: Rows): Promise<ServerState["sheets"]> {
  const sheets = await rows<{ id: number; classId: number; submitted: number | boolean }>(
    "select id, class_id as classId, submitted from assessment",
  );
  return sheets.map((sheet) => ({ ...sheet, submitted: Boolean(sheet.submitted) }));
}

async function readScoreTables(rows: Rows): Promise<Map<string, string>> {
  type Row = { readonly assessment: number; readonly learner: number; readonly value: string };
  const columns = "assessment_id as assessment, learner_id as learner, value";
  const nameOf = ({ assessment, learner }: Row): string => `${assessment} ${learner}`;
  const standing = await rows<Row>(`select ${columns} from score where value <> '-'`);
  const proposed = Map.groupBy(await rows<Row>(`select ${columns} from score_proposal`), nameOf);
  return new Map(
    standing.map((row) => {
      const others = (proposed.get(nameOf(row)) ?? []).map(({ value }) => value).sort();
      return [nameOf(row), [row.value, ...others].join("!")];
    }),
  );
}

async function readRegisters(rows: Rows): Promise<Pick<ServerState, "marks" | "rolls">> {
  type MarkRow = RegisterRow & {
    learner: number;
    status: string;
    reason: number | null;
    minutes: number | null;
    contested: string | null;
  };
  const marks = await rows<MarkRow>(
    `select class_id as classId, day, session, learner_id as learner, status, reason, minutes_late as minutes, contested
     from attendance_mark`,
  );
  const rolls = await rows<RegisterRow & { rosterRev: number; rest: string }>(
    "select class_id as classId, day, session, roster_rev as rosterRev, default_status as rest from roll_call",
  );
  const nameOf = (row: RegisterRow): string => `${row.classId} ${registerOf(row)}`;
  const textOf = ({ status, reason, minutes, contested }: MarkRow): string =>
    `${status}${reason === null ? "" : `.${reason}`}${minutes === null ? "" : `@${minutes}`}${contested ? `!${contested}` : ""}`;
  return {
    marks: new Map(marks.map((row) => [`${nameOf(row)} ${row.learner}`, textOf(row)])),
    rolls: new Map(rolls.map((row) => [nameOf(row), { rosterRev: row.rosterRev, rest: row.rest }])),
  };
}

/** `2026-11-23`, morning: `261123m`. */
function registerOf({ day, session }: RegisterRow): string {
  const text = day instanceof Date ? day.toISOString() : String(day);
  return text.slice(2, 10).replaceAll("-", "") + session;
}
