import { Assessment } from "../../assessment/assessment.entity.js";
import { toAssessmentType } from "../../assessment/assessment.type.js";
import type { Cell } from "../../attendance/cell.js";
import { readReasonsFor } from "../../attendance/read-reasons-for.js";
import { type RegisterRef, registerName } from "../../attendance/register.js";
import { toSaidMark } from "../../attendance/said-mark.type.js";
import { loadUsers } from "../../identity/load-users.js";
import type { UserViewer } from "../../identity/viewer.js";
import { type Connection, readCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { loadClasses } from "../../schools/load-classes.js";
import { loadLearners } from "../../schools/load-learners.js";
import { readStays } from "../../schools/read-stays.js";
import { writtenAt } from "../../events/written-at.js";
import type { ClassId } from "../../values/ids.js";
import { type HeldOperation, nameOfHeld, readHeld } from "./held-operation.js";
import type { HeldMarkType, HeldOperationType } from "./held-operation.type.js";
import { isOfRegister, isOfSheet, type Operation } from "../operation.js";
import { parseOperation } from "../parse-operation.js";

/** What waits for the head to decide, the longest waiting first. */
export async function listHeld(
  em: Em,
  viewer: UserViewer,
  page: PageArguments,
): Promise<Connection<HeldOperationType>> {
  const { schoolId } = viewer;
  const [at = 0, deviceId = 0, counter = 0] = readCursor(page) ?? [];
  const from = new Date(Number(at));
  const after = "and (o.at > ? or o.at = ? and (o.device_id > ? or o.device_id = ? and o.counter > ?))";
  const rows = await readHeld(em, schoolId, after, [from, from, deviceId, deviceId, counter], page.first + 1);
  const sql = "select count(*) as held from operation where school_id = ? and outcome = 'held'";
  const [count] = await runSql<{ held: number }>(em, sql, [schoolId]);
  const toType = await describer(em, viewer, rows);
  return toConnection(rows, page, Number(count?.held ?? 0), toType, (row) => [
    row.at.getTime(),
    row.deviceId,
    row.counter,
  ]);
}

async function describer(em: Em, viewer: UserViewer, held: readonly HeldOperation[]) {
  const { schoolId } = viewer;
  const operationOf = new Map(held.map((each) => [each, read(each)]));
  const operations = [...operationOf.values()];
  const classIds = [...new Set(operations.map(({ classId }) => classId))];
  const classes = await loadClasses(em, schoolId, classIds);
  const stays = await readStays(em, schoolId, classIds);
  const people = await loadUsers(
    em,
    held.map(({ userId }) => userId),
  );
  const learnerAt = (classId: ClassId, position: number) =>
    stays.get(classId)?.find((stay) => stay.position === position)?.learnerId;
  const named = operations.flatMap((operation) =>
    cellsOf(operation).flatMap(({ position }) => learnerAt(operation.classId, position) ?? []),
  );
  const learners = await loadLearners(em, viewer, [...new Set(named)]);
  const taken = await readTakenRegisters(em, viewer, classIds);
  const reasonOf = await readReasonsFor(em, viewer);
  const sheets = operations.filter(isOfSheet).map(({ assessmentId }) => assessmentId);
  const found = await em.find(Assessment, { schoolId, id: { $in: sheets } });
  const assessments = new Map(found.map((one) => [one.id, toAssessmentType(one)]));

  return (each: HeldOperation): HeldOperationType => {
    const operation = operationOf.get(each)!;
    const { classId } = operation;
    const register = isOfRegister(operation) ? operation : null;
    const toMark = ({ position, mark }: Cell): HeldMarkType => {
      const learnerId = learnerAt(classId, position);
      const learner = (learnerId && learners.get(learnerId)) ?? null;
      return { position, learner: learner || null, said: toSaidMark(mark, classId, reasonOf) };
    };
    return {
      id: nameOfHeld(each),
      author: people.get(each.userId)!,
      why: each.why,
      writtenAt: writtenAt(each),
      receivedAt: each.at,
      class: classes.get(classId) ?? null,
      kind: operation.kind,
      day: register && register.day,
      session: register && register.session,
      assessment: (isOfSheet(operation) && assessments.get(operation.assessmentId)) || null,
      everyoneElse: operation.kind === "roll" ? operation.default : null,
      marks: cellsOf(operation).map(toMark),
      registerTaken: register !== null && taken.has(registerName(register)),
    };
  };
}

function read({ text }: HeldOperation): Operation {
  const parsed = parseOperation(text);
  if (!parsed.ok) throw new Error("an operation that cannot be read was held");
  return parsed.operation;
}

function cellsOf(operation: Operation): readonly Cell[] {
  if (operation.kind === "roll") return operation.cells;
  return operation.kind === "fix" ? [operation.cell] : [];
}

async function readTakenRegisters(
  em: Em,
  { schoolId }: UserViewer,
  classIds: readonly ClassId[],
): Promise<Set<string>> {
  if (classIds.length === 0) return new Set();
  const sql = `select class_id as classId, day, session from roll_call
    where school_id = ? and class_id in ${placesFor(classIds)} and roster_rev > 0`;
  return new Set((await runSql<RegisterRef>(em, sql, [schoolId, ...classIds])).map(registerName));
}
