import { type Cell, decodeCells } from "../values/cell";
import type { ClassId, Counter } from "../values/ids";
import { decodeNotice, type Notice } from "../values/notice";
import { decodeOperation, isOfRegister, type Operation } from "../values/operation";
import type { AsiliDb, OutboxRow } from "./asili-db";
import { assessmentName } from "./assessment-name";
import { classScopeOn } from "./class-scope-on";
import { stillStands } from "./count-tray";
import { getItems } from "./get-items";
import { itemsOf } from "./items-of";
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
};

/** A mark of this user's that met another and still stands contested. */
export type TrayNotice = Notice & { readonly className: string; readonly learnerName: string };

export type Tray = { readonly operations: readonly TrayOperation[]; readonly notices: readonly TrayNotice[] };

/** All that needs the user: nothing leaves it unless they, or the server, settled it. */
export function readTray(db: AsiliDb): Promise<Tray> {
  return db.transaction("r", [db.items, db.scopes, db.outbox], async () => {
    const rows = await db.outbox.where("state").notEqual("waiting").sortBy("n");
    const scopes = await db.scopes.toArray();
    const user = scopes.find(({ kind }) => kind === "user");
    const lines = user ? await itemsOf(db, user.id, "n") : [];
    if (rows.length === 0 && lines.length === 0) return { operations: [], notices: [] };
    const school = await readSchool(db);
    const notices = await Promise.all(lines.map(({ key, line }) => trayNotice(db, school, decodeNotice(key, line))));
    return {
      operations: await Promise.all(rows.map((row) => trayOperation(db, school, row))),
      notices: notices.filter((notice) => notice !== null),
    };
  });
}

async function trayOperation(db: AsiliDb, school: School | null, row: OutboxRow): Promise<TrayOperation> {
  const operation = decodeOperation(row.text);
  return {
    n: row.n,
    state: row.state as TrayOperation["state"],
    code: row.code ?? "",
    message: row.message ?? "",
    cells: isOfRegister(operation) ? decodeCells(row.cells ?? "") : [],
    classId: row.classId,
    className: school?.classes.get(row.classId)?.name ?? "",
    operation,
    assessment: await assessmentName(db, operation),
  };
}

/** Null once the cell is no longer contested: somebody settled it. */
async function trayNotice(db: AsiliDb, school: School | null, notice: Notice): Promise<TrayNotice | null> {
  const { classId, day, position } = notice;
  const scope = school && classScopeOn(school.scopes, classId, day, school.terms);
  if (!scope || !(await stillStands(db, notice))) return null;
  const [learner] = await getItems(db, scope.id, [`l${position}`]);
  return {
    ...notice,
    className: school.classes.get(classId)?.name ?? "",
    learnerName: learner?.line.split("|")[2] ?? "",
  };
}
