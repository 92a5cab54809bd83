import { ScopeKind } from "../../events/scope-kind.js";
import type { Viewer } from "../../identity/viewer.js";
import { type Connection, readCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { runSql, type SqlValue } from "../../platform/sql.js";
import { loadClasses } from "../../schools/load-classes.js";
import type { ClassId } from "../../values/ids.js";
import { fromWireDay } from "../../values/school-day.js";
import type { Session } from "../../values/session.js";
import type { ContestedRegisterType } from "./contested-register.type.js";
import { readContestedMarks } from "./read-contested-marks.js";
import { readRegisters } from "../read-registers.js";
import { readSeen } from "../read-seen.js";
import { type RegisterRef, registerName } from "../register.js";

type Row = { readonly classId: ClassId; readonly item: string };

// What the feed tells of a register says whether it is contested; nothing else of a school's years need be looked at.
const CONTESTED = `from scope_head h join \`change\` c on c.scope_id = h.id
  where h.school_id = ? and h.kind = ? and c.item >= ? and c.item < ? and c.line like ?`;

/** The registers of a school with contested marks, the latest day first. */
export async function listContestedRegisters(
  em: Em,
  viewer: Viewer,
  page: PageArguments,
): Promise<Connection<ContestedRegisterType>> {
  const values: SqlValue[] = [viewer.schoolId, ScopeKind.classTerm, "r", "s", "%!%"];
  const [item = "s", classId = 0] = readCursor(page) ?? [];
  const rows = await runSql<Row>(
    em,
    `select h.class_id as classId, c.item ${CONTESTED} and (c.item < ? or c.item = ? and h.class_id > ?)
     order by c.item desc, h.class_id limit ?`,
    [...values, item, item, classId, page.first + 1],
  );
  const [count] = await runSql<{ registers: number }>(em, `select count(*) as registers ${CONTESTED}`, values);
  const refs = rows.map(refOf);
  const seen = await Promise.all(refs.map((ref) => readSeen(em, viewer.schoolId, ref)));
  const registers = await readRegisters(em, viewer.schoolId, refs);
  const classes = await loadClasses(em, viewer.schoolId, [...new Set(rows.map((row) => row.classId))]);
  const nodes = new Map<Row, ContestedRegisterType>();
  for (const [index, row] of rows.entries()) {
    const ref = refs[index]!;
    const marks = await readContestedMarks(em, viewer, registers.get(registerName(ref))!);
    nodes.set(row, { class: classes.get(ref.classId)!, day: ref.day, session: ref.session, seen: seen[index]!, marks });
  }
  return toConnection(
    rows,
    page,
    Number(count?.registers ?? 0),
    (row) => nodes.get(row)!,
    (row) => [row.item, row.classId],
  );
}

/** Of `r261123m`. */
function refOf({ classId, item }: Row): RegisterRef {
  const day = fromWireDay(item.slice(1, 7));
  if (!day) throw new Error(`${item} names no register`);
  return { classId, day, session: item.slice(7) as Session };
}
