import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, readInstant, runSql } from "../../platform/sql.js";
import type { Condition } from "../../schools/learner-rows.js";
import type { ClassId, LearnerId, ReportCardId, ReportRunId, TermId, UserId } from "../../values/ids.js";
import type { LogoHash } from "../profile/logo-hash.js";
import { putLetterhead } from "../profile/put-letterhead.js";
import { readSchoolProfile, type SchoolProfileRow } from "../profile/read-school-profile.js";
import { decodeCard, encodeCard } from "./card-line.js";
import { type CardWarning, readWarnings } from "./card-warning.js";
import { type CardState, DRAFT_VERSION } from "./report-card.entity.js";
import { visibleCards } from "./visible-cards.js";

export type CardRow = {
  readonly id: ReportCardId;
  readonly runId: ReportRunId;
  readonly termId: TermId;
  readonly classId: ClassId;
  readonly learnerId: LearnerId;
  /** As the school has them now. */
  readonly name: string;
  readonly admissionNumber: string;
  readonly version: number;
  readonly state: CardState;
  /** A draft's under the school's letterhead of today. */
  readonly content: string;
  readonly logoHash: LogoHash | null;
  readonly warnings: readonly CardWarning[];
  readonly madeAt: Date;
  readonly publishedBy: UserId | null;
  readonly publishedAt: Date | null;
  readonly endedAt: Date | null;
  readonly reason: string | null;
};

/** Which cards are looked for; what is null does not matter. */
export type CardFilter = {
  readonly ids?: readonly ReportCardId[] | null;
  readonly runId?: ReportRunId | null;
  readonly termId?: TermId | null;
  readonly classId?: ClassId | null;
  readonly learnerId?: LearnerId | null;
  readonly states?: readonly CardState[] | null;
  readonly warned?: boolean | null;
};

/** Where a page of cards begins: after this class, number on its roster and card. */
export type CardPosition = readonly [classId: number, position: number, id: number];

type Row = Omit<CardRow, "warnings" | "madeAt" | "publishedAt" | "endedAt"> & {
  position: number;
  warnings: string;
  madeAt: unknown;
  publishedAt: unknown;
  endedAt: unknown;
};

const FROM = "from report_card c join learner l on l.id = c.learner_id";

/** The cards that the viewer may read, class by class in the order of the class list, a learner's latest first. */
export async function readCards(
  em: Em,
  viewer: Viewer,
  filter: CardFilter,
  after: CardPosition | null,
  limit: number,
): Promise<(CardRow & { position: number })[]> {
  const { sql, values } = whereOf(viewer, filter);
  const rest = "(c.class_id > ? or c.class_id = ? and (c.position > ? or c.position = ? and c.id < ?))";
  const [classId = 0, position = 0, id = 0] = after ?? [];
  const rows = await runSql<Row>(
    em,
    `select c.id, c.run_id as runId, c.term_id as termId, c.class_id as classId, c.learner_id as learnerId, l.name,
       l.admission_number as admissionNumber, c.position, c.version, c.state, c.content,
       c.logo_hash as logoHash, c.warnings,
       c.made_at as madeAt, c.published_by as publishedBy, c.published_at as publishedAt, c.ended_at as endedAt, c.reason ${FROM}
     where ${sql}${after ? ` and ${rest}` : ""} order by c.class_id, c.position, c.id desc limit ?`,
    [...values, ...(after ? [classId, classId, position, position, id] : []), limit],
  );
  const hasDraft = rows.some((row) => row.version === DRAFT_VERSION);
  const profile = hasDraft ? await readSchoolProfile(em, viewer.schoolId) : null;
  return rows.map(({ warnings, madeAt, publishedAt, endedAt, ...row }) => ({
    ...row,
    ...(profile && row.version === DRAFT_VERSION && headedDraft(row.content, profile)),
    warnings: readWarnings(warnings),
    madeAt: readInstant(madeAt),
    publishedAt: publishedAt === null ? null : readInstant(publishedAt),
    endedAt: endedAt === null ? null : readInstant(endedAt),
  }));
}

const headedDraft = (content: string, profile: SchoolProfileRow) => ({
  content: encodeCard(putLetterhead(decodeCard(content), profile)),
  logoHash: profile.logoHash,
});

export async function countCards(em: Em, viewer: Viewer, filter: CardFilter): Promise<number> {
  const { sql, values } = whereOf(viewer, filter);
  const [row] = await runSql<{ cards: number }>(em, `select count(*) as cards ${FROM} where ${sql}`, values);
  return Number(row?.cards ?? 0);
}

function whereOf(viewer: Viewer, filter: CardFilter): Condition {
  const { ids, runId, termId, classId, learnerId, states, warned } = filter;
  const conditions: Condition[] = [
    { sql: "c.school_id = ?", values: [viewer.schoolId] },
    visibleCards(viewer),
    ...(ids == null ? [] : [{ sql: `c.id in ${placesFor([0, ...ids])}`, values: [0, ...ids] }]),
    ...(runId == null ? [] : [{ sql: "c.run_id = ?", values: [runId] }]),
    ...(termId == null ? [] : [{ sql: "c.term_id = ?", values: [termId] }]),
    ...(classId == null ? [] : [{ sql: "c.class_id = ?", values: [classId] }]),
    ...(learnerId == null ? [] : [{ sql: "c.learner_id = ?", values: [learnerId] }]),
    ...(states == null ? [] : [{ sql: `c.state in ${placesFor(["", ...states])}`, values: ["", ...states] }]),
    ...(warned == null ? [] : [{ sql: warned ? "c.warnings <> ''" : "c.warnings = ''", values: [] }]),
  ];
  return {
    sql: conditions.map(({ sql }) => sql).join(" and "),
    values: conditions.flatMap(({ values }) => values),
  };
}
