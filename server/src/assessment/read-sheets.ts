import type { Source } from "../events/source.js";
import type { Em } from "../platform/orm.js";
import { placesFor, readInstant, runSql } from "../platform/sql.js";
import type {
  AssessmentId,
  ClassId,
  DeviceId,
  LearnerId,
  ScaleId,
  SchoolId,
  SubjectId,
  TermId,
  UserId,
} from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import type { Score } from "../values/score.js";
import type { AssessmentKind } from "./assessment-kind.js";
import type { GivenScore, OwnScore, ScoreSheet } from "./score-sheet.js";

type SourceRow = { seq: number; deviceId: DeviceId; counter: number; authorId: UserId; at: unknown };
type AssessmentRow = { [Key in keyof SourceRow]: SourceRow[Key] | null } & {
  seen: number | null;
  approvedSeq: number | null;
  id: AssessmentId;
  classId: ClassId;
  termId: TermId;
  subjectId: SubjectId | null;
  subject: string;
  name: string;
  kind: AssessmentKind;
  maximum: number | null;
  day: SchoolDay;
  weight: number;
  scaleId: ScaleId | null;
  submitted: number;
};
type GivenRow = SourceRow & { assessmentId: AssessmentId; learnerId: LearnerId; value: Score };

const SOURCE = "seq, device_id as deviceId, counter, author_id as authorId, at";
const ASSESSMENT = `select id, class_id as classId, term_id as termId, subject_id as subjectId, subject, name,
  kind, maximum, day, weight, scale_id as scaleId, submitted,
  seen, approved_seq as approvedSeq, ${SOURCE} from assessment`;
const GIVEN = `assessment_id as assessmentId, learner_id as learnerId, value, ${SOURCE}`;

/** The sheets of assessments as they stand, by id. One the school does not have is missing. */
export async function readSheets(
  em: Em,
  schoolId: SchoolId,
  ids: readonly AssessmentId[],
): Promise<Map<AssessmentId, ScoreSheet>> {
  if (ids.length === 0) return new Map();
  const places = placesFor(ids);
  const values = [schoolId, ...ids];
  const of = (key: string): string => `where school_id = ? and ${key} in ${places}`;
  const assessments = await runSql<AssessmentRow>(em, `${ASSESSMENT} ${of("id")}`, values);
  const scores = await runSql<GivenRow & { position: number }>(
    em,
    `select position, ${GIVEN} from score ${of("assessment_id")}`,
    values,
  );
  const proposals = await runSql<GivenRow>(
    em,
    `select ${GIVEN} from score_proposal ${of("assessment_id")} order by seq, id`,
    values,
  );

  const proposed = Map.groupBy(proposals, cellName);
  const cells = Map.groupBy(
    scores.map((row) => ({ ...row, proposals: proposed.get(cellName(row)) ?? [] })),
    ({ assessmentId }) => assessmentId,
  );
  return new Map(assessments.map((row) => [row.id, toSheet(row, cells.get(row.id) ?? [])]));
}

const cellName = ({ assessmentId, learnerId }: GivenRow): string => `${assessmentId} ${learnerId}`;

type CellRow = GivenRow & { position: number; proposals: GivenRow[] };

function toSheet(row: AssessmentRow, cells: readonly CellRow[]): ScoreSheet {
  const { id: assessmentId, classId, termId, subjectId, subject, name, kind, maximum, day, weight, scaleId } = row;
  return {
    assessmentId,
    classId,
    termId,
    subjectId,
    subject,
    name,
    kind,
    maximum,
    day,
    weight,
    scaleId,
    submitted: Number(row.submitted) === 1,
    approvedSeq: row.approvedSeq === null ? null : Number(row.approvedSeq),
    closing:
      row.seq === null ? null : { ...toSource(row as SourceRow), seen: row.seen === null ? null : Number(row.seen) },
    cells: new Map(cells.map((cell) => [cell.learnerId, toCell(cell)])),
  };
}

const toCell = ({ position, proposals, ...row }: CellRow): OwnScore => ({
  position,
  value: toGiven(row),
  proposals: proposals.map(toGiven),
});

const toGiven = ({ value: score, ...row }: GivenRow): GivenScore => ({ score, source: toSource(row) });

const toSource = ({ seq, deviceId, counter, authorId, at }: SourceRow): Source => ({
  seq: Number(seq),
  deviceId,
  counter,
  authorId,
  at: readInstant(at),
});
