import { setImmediate as pause } from "node:timers/promises";
import { runSql } from "../../platform/sql.js";
import type { DefaultStatus } from "../../attendance/register.js";
import { isOnRoster } from "../../schools/stay.js";
import { AttendanceStatus } from "../../values/attendance-status.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Session } from "../../values/session.js";
import { fromDayNumber, toDayNumber } from "./day-number.js";
import type { LearnerFacts } from "./read-learners.js";
import { Cell, type RecordedClass, type RecordedTerm } from "./school-records.js";
import type { Source } from "./source.js";

type Roll = { day: SchoolDay; session: Session; rosterRev: number; defaultStatus: DefaultStatus };
type Mark = {
  day: SchoolDay;
  session: Session;
  learnerId: LearnerId;
  status: AttendanceStatus;
  reason: number | null;
};

/** The reasons that are told apart, by code. Illness, menstruation, pregnancy and the like are not even looked up. */
const GROUPS: ReadonlyMap<string, Cell> = new Map([
  ["fees", Cell.fees],
  ["farm-or-house-work", Cell.work],
  ["herding", Cell.work],
  ["caregiving", Cell.work],
  ["distance-weather-safety", Cell.distance],
  ["unknown", Cell.unexplained],
]);

/** School days of one class that are read at once. */
const DAYS_AT_ONCE = 20;

type Days = Pick<RecordedTerm, "year"> & { readonly first: number; readonly end: number };

/** What registers say of each learner, as `SchoolRecords.cells`. */
export async function readRegisters(
  source: Source,
  { terms, days }: { readonly terms: readonly RecordedTerm[]; readonly days: Int32Array },
  classes: readonly RecordedClass[],
  learners: readonly LearnerFacts[],
  onUnit: () => void,
): Promise<Uint8Array> {
  const groups = await readGroups(source);
  const writer = new CellWriter(days, classes, learners, groups);
  await pause();
  for (const unit of unitsOf(terms)) {
    for (const [place, { id, year }] of classes.entries()) {
      if (year !== unit.year) continue;
      const between = [fromDayNumber(days[unit.first]!), fromDayNumber(days[unit.end - 1]!)] as const;
      const rolls = await readRolls(source, id, between);
      const marks = rolls.length === 0 ? [] : await readMarks(source, id, between);
      writer.write(place, rolls, marks);
      onUnit();
      await pause();
    }
  }
  return writer.cells;
}

export const countUnits = (terms: readonly RecordedTerm[], classes: readonly RecordedClass[]): number =>
  unitsOf(terms).reduce((sum, unit) => sum + classes.filter(({ year }) => year === unit.year).length, 0);

function unitsOf(terms: readonly RecordedTerm[]): Days[] {
  return terms.flatMap(({ year, firstDay, endDay }) => {
    const units: Days[] = [];
    for (let first = firstDay; first < endDay; first += DAYS_AT_ONCE) {
      units.push({ year, first, end: Math.min(first + DAYS_AT_ONCE, endDay) });
    }
    return units;
  });
}

async function readGroups({ em, schoolId }: Source): Promise<Map<number, Cell>> {
  const codes = [...GROUPS.keys()];
  const rows = await runSql<{ number: number; code: string }>(
    em,
    `select number, code from attendance_reason where school_id = ? and code in (${codes.map(() => "?").join(", ")})`,
    [schoolId, ...codes],
  );
  return new Map(rows.map(({ number, code }) => [number, GROUPS.get(code)!]));
}

const readRolls = ({ em, schoolId }: Source, classId: ClassId, [from, to]: readonly [SchoolDay, SchoolDay]) =>
  runSql<Roll>(
    em,
    `select day, session, roster_rev as rosterRev, default_status as defaultStatus
     from roll_call where +school_id = ? and class_id = ? and day between ? and ?`,
    [schoolId, classId, from, to],
  );

const readMarks = ({ em, schoolId }: Source, classId: ClassId, [from, to]: readonly [SchoolDay, SchoolDay]) =>
  runSql<Mark>(
    em,
    `select day, session, learner_id as learnerId, status, reason
     from attendance_mark where +school_id = ? and class_id = ? and day between ? and ?`,
    [schoolId, classId, from, to],
  );

type ClassStay = { readonly place: number; readonly fromRev: number; readonly toRev: number | null };

/** Puts registers into the table of cells, as `marksOfLearner` puts them together for one learner. */
class CellWriter {
  readonly cells: Uint8Array;
  /** From which class's register each cell is: its place and 1, or 0. */
  readonly #origins: Uint16Array;
  readonly #places: ReadonlyMap<LearnerId, number>;
  readonly #dayPlaces: ReadonlyMap<number, number>;
  readonly #stays: ReadonlyMap<ClassId, readonly ClassStay[]>;

  constructor(
    private readonly days: Int32Array,
    private readonly classes: readonly RecordedClass[],
    private readonly learners: readonly LearnerFacts[],
    private readonly groups: ReadonlyMap<number, Cell>,
  ) {
    this.cells = new Uint8Array(learners.length * days.length * 2);
    this.#origins = new Uint16Array(this.cells.length);
    this.#places = new Map(learners.map(({ id }, place) => [id, place]));
    this.#dayPlaces = new Map([...days].map((day, place) => [day, place]));
    const stays = learners.flatMap((learner, place) => learner.stays.map((stay) => ({ ...stay, place })));
    this.#stays = Map.groupBy(stays, ({ classId }) => classId);
  }

  /** Writes registers of one class. */
  write(classPlace: number, rolls: readonly Roll[], marks: readonly Mark[]): void {
    const stays = this.#stays.get(this.classes[classPlace]!.id) ?? [];
    const marksOf = Map.groupBy(marks, ({ day, session }) => `${day} ${session}`);
    for (const { day, session, rosterRev, defaultStatus } of rolls) {
      const dayPlace = this.#dayPlaces.get(toDayNumber(day));
      if (dayPlace === undefined) continue;
      const at = dayPlace * 2 + (session === Session.afternoon ? 1 : 0);
      const own = new Map((marksOf.get(`${day} ${session}`) ?? []).map((mark) => [mark.learnerId, mark]));
      const implied = defaultStatus === AttendanceStatus.present ? Cell.present : Cell.unknown;
      for (const stay of stays) {
        if (!isOnRoster(stay, rosterRev) || own.has(this.learners[stay.place]!.id)) continue;
        this.#put(stay.place, at, implied, classPlace);
      }
      for (const mark of own.values()) {
        const place = this.#places.get(mark.learnerId);
        if (place !== undefined) this.#put(place, at, this.#cellOf(mark), classPlace);
      }
    }
  }

  #cellOf({ status, reason }: Mark): Cell {
    if (status === AttendanceStatus.notTaken) return Cell.unknown;
    if (status === AttendanceStatus.present) return Cell.present;
    if (status === AttendanceStatus.late) return Cell.late;
    const group = reason === null ? Cell.unexplained : (this.groups.get(reason) ?? Cell.absent);
    // Whoever is away with leave is not unexplained, whether or not a reason was noted.
    return status === AttendanceStatus.excused && group === Cell.unexplained ? Cell.absent : group;
  }

  #put(place: number, session: number, cell: Cell, classPlace: number): void {
    const at = place * this.days.length * 2 + session;
    const rival = this.#origins[at]! - 1;
    if (rival >= 0 && !this.#tellsMore(place, session >> 1, [cell, classPlace], [this.cells[at]! as Cell, rival]))
      return;
    this.cells[at] = cell;
    this.#origins[at] = classPlace + 1;
  }

  /** Of two registers of one session the one that was taken of the learner tells, or that of the class they were in last. */
  #tellsMore(place: number, dayPlace: number, one: readonly [Cell, number], other: readonly [Cell, number]): boolean {
    if ((one[0] === Cell.unknown) !== (other[0] === Cell.unknown)) return one[0] !== Cell.unknown;
    const day = this.days[dayPlace]!;
    return this.#lastStay(place, one[1], day) > this.#lastStay(place, other[1], day);
  }

  #lastStay(place: number, classPlace: number, day: number): number {
    const { id } = this.classes[classPlace]!;
    const { stays } = this.learners[place]!;
    const last = stays.findLastIndex(({ classId, from }) => classId === id && from <= day);
    return last >= 0 ? last : -1 - stays.findIndex(({ classId }) => classId === id);
  }
}
