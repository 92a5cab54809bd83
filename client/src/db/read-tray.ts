import { type Cell, decodeCells } from "../values/cell";
import type { ClassId, Counter } from "../values/ids";
import { decodeNotice, type Notice } from "../values/notice";
import { decodeOperation, type Operation } from "../values/operation";
import { decodeRegister } from "../values/register";
import { registerKey } from "../values/register-key";
import { decodeClassLine } from "../values/school-lines";
import type { AsiliDb, OutboxRow } from "./asili-db";
import { findClassScope, findScope } from "./find-scope";
import { itemsOf } from "./items-of";

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
};

/** A mark of this user's that met another and still stands contested. */
export type TrayNotice = Notice & { readonly className: string; readonly learnerName: string };

export type Tray = { readonly operations: readonly TrayOperation[]; readonly notices: readonly TrayNotice[] };

/** All that needs the user: nothing leaves it unless they, or the server, settled it. */
export function readTray(db: AsiliDb): Promise<Tray> {
  return db.transaction("r", [db.items, db.scopes, db.outbox], async () => {
    const rows = await db.outbox.where("state").notEqual("waiting").sortBy("n");
    const operations = await Promise.all(rows.map((row) => trayOperation(db, row)));
    const user = await findScope(db, "user");
    const lines = user ? await itemsOf(db, user.id, "n") : [];
    const notices = await Promise.all(lines.map(({ key, line }) => trayNotice(db, decodeNotice(key, line))));
    return { operations, notices: notices.filter((notice) => notice !== null) };
  });
}

async function trayOperation(db: AsiliDb, row: OutboxRow): Promise<TrayOperation> {
  return {
    n: row.n,
    state: row.state as TrayOperation["state"],
    code: row.code ?? "",
    message: row.message ?? "",
    cells: decodeCells(row.cells ?? ""),
    classId: row.classId,
    className: await classNameOf(db, row.classId),
    operation: decodeOperation(row.text),
  };
}

/** Null once the cell is no longer contested: somebody settled it. */
async function trayNotice(db: AsiliDb, notice: Notice): Promise<TrayNotice | null> {
  const scope = await findClassScope(db, notice.classId, notice.day);
  if (!scope) return null;
  const key = registerKey(notice.day, notice.session);
  const line = (await db.items.get([scope.id, key]))?.line;
  const cell = line && decodeRegister(key, line).cells.find(({ position }) => position === notice.position);
  if (notice.kind === "contested" && !(cell && cell.other)) return null;
  const learner = (await db.items.get([scope.id, `l${notice.position}`]))?.line;
  return {
    ...notice,
    className: await classNameOf(db, notice.classId),
    learnerName: learner?.split("|")[2] ?? "",
  };
}

async function classNameOf(db: AsiliDb, classId: ClassId): Promise<string> {
  const school = await findScope(db, "school");
  const item = school && (await db.items.get([school.id, `c${classId}`]));
  return item ? decodeClassLine(item.key, item.line).name : "";
}
