import { type Cell, decodeCells } from "../values/cell";
import type { ClassId, Counter } from "../values/ids";
import { decodeOperation, isOfRegister, type Operation } from "../values/operation";
import type { AsiliDb, OutboxRow } from "./asili-db";
import { assessmentName } from "./assessment-name";
import { readAssessment } from "./read-assessment";
import { type Contests, readContests } from "./read-contests";
import { readDecline } from "./read-decline";
import { readSchool, type School } from "./read-school";

/** An operation the server did not take as it was: why, and what it said. */
export type TrayOperation = {
  readonly n: Counter;
  readonly state: Exclude<OutboxRow["state"], "waiting">;
  readonly code: string;
  readonly message: string;
  readonly cells: readonly Cell[];
  readonly classId: ClassId;
  readonly className: string;
  readonly operation: Operation;
  /** What its assessment is called; empty for a register. */
  readonly assessment: string;
  /** Of how many marks that is; null where it gets levels, or this phone does not know. */
  readonly maximum: number | null;
};

export type Tray = {
  readonly operations: readonly TrayOperation[];
  readonly contests: readonly Contests[];
};

/** All that needs the user: nothing leaves it unless they, or the server, settled it. */
export async function readTray(db: AsiliDb): Promise<Tray> {
  const rows = await db.outbox.where("state").notEqual("waiting").sortBy("n");
  const school = rows.length > 0 ? await readSchool(db) : null;
  return {
    operations: await Promise.all(rows.map((row) => trayOperation(db, school, row))),
    contests: await readContests(db),
  };
}

async function trayOperation(db: AsiliDb, school: School | null, row: OutboxRow): Promise<TrayOperation> {
  const operation = decodeOperation(row.text);
  const held = isOfRegister(operation) ? null : await readAssessment(db, row.classId, operation.assessmentId);
  return {
    n: row.n,
    state: row.state as TrayOperation["state"],
    code: row.code ?? "",
    message: row.code === "DECLINED" ? await readDecline(db, row.text) : (row.message ?? ""),
    cells: isOfRegister(operation) ? decodeCells(row.cells ?? "") : [],
    classId: row.classId,
    className: school?.classes.get(row.classId)?.name ?? "",
    operation,
    assessment: await assessmentName(db, operation),
    maximum: held?.assessment.maximum ?? null,
  };
}
