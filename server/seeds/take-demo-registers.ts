import { encodeRegisterLine, registerItem } from "../src/attendance/encode-register-line.js";
import { openRegisterBook } from "../src/attendance/open-register-book.js";
import { placeRegisters } from "../src/attendance/place-registers.js";
import { recordRollCall } from "../src/attendance/record-roll-call.js";
import type { RegisterRef } from "../src/attendance/register.js";
import { isPage, type RegisterBook } from "../src/attendance/register-book.js";
import { saveBook } from "../src/attendance/save-book.js";
import type { Mark } from "../src/attendance/mark.js";
import { lockScopes } from "../src/events/lock-scopes.js";
import { writeChanges } from "../src/events/write-changes.js";
import type { Em } from "../src/platform/orm.js";
import type { ClassId, DeviceId, SchoolId, UserId } from "../src/values/ids.js";
import type { SchoolDay } from "../src/values/school-day.js";
import { Session, SESSIONS } from "../src/values/session.js";
import type { Random } from "../src/platform/random.js";

/** A class, and who takes its register on what. */
export type DemoClassroom = { classId: ClassId; teacherId: UserId; deviceId: DeviceId };

/** What is said of a class: the revision of the list, and the marks by the places on it. */
export type DemoRoll = { readonly rosterRev: number; readonly marks: Map<number, Mark> };
type RollOf = (classroom: number, day: SchoolDay, session: Session) => DemoRoll;

const TIMES = { [Session.morning]: "05:20:00Z", [Session.afternoon]: "11:10:00Z" };

/**
 * Takes every register of these days, which lie in one term, by the verb that takes a phone's: rows, totals, history and
 * feed are what the phones would have left behind. A session's registers are taken within half an hour of 8.20 and 14.10.
 */
export async function takeDemoRegisters(
  tx: Em,
  schoolId: SchoolId,
  random: Random,
  classrooms: readonly DemoClassroom[],
  days: readonly SchoolDay[],
  rollOf: RollOf,
): Promise<void> {
  const lastDay = days.at(-1);
  if (lastDay === undefined) return;
  const refs = days.flatMap((day) =>
    SESSIONS.flatMap((session) => classrooms.map(({ classId }) => ({ classId, day, session }))),
  );
  const closing = new Date(`${lastDay}T12:00:00Z`);
  const placed = await placeRegisters(tx, schoolId, closing, refs);
  const locked = await lockScopes(tx, placed.scopes);
  const book = await openRegisterBook(tx, schoolId, closing, placed, locked);
  const counters = new Map(classrooms.map(({ deviceId }) => [deviceId, 0]));

  for (const day of days) {
    for (const session of SESSIONS) {
      const now = new Date(Date.parse(`${day}T${TIMES[session]}`) + random.between(0, 1800) * 1000);
      const page = { ...book, now };
      for (const [index, classroom] of classrooms.entries()) {
        const counter = (counters.get(classroom.deviceId) ?? 0) + 1;
        counters.set(classroom.deviceId, counter);
        const ref = { classId: classroom.classId, day, session };
        takeRegister(page, ref, rollOf(index, day, session), { ...classroom, counter });
      }
      await saveBook(tx, page);
    }
  }
  await publish(tx, book);
}

/** Fills the feeds at once. Live pages are told nothing: nobody can be looking yet. */
async function publish(tx: Em, { scopes, pages, reasons, now }: RegisterBook): Promise<void> {
  const written = [...pages.values()].filter(isPage);
  for (const scope of scopes) {
    const items = written
      .filter((page) => page.scope === scope)
      .map(({ register, revision }) => ({
        item: registerItem(register),
        line: encodeRegisterLine(register, reasons.restricted),
        seq: revision,
      }));
    await writeChanges(tx, now, scope, items);
  }
}

function takeRegister(
  book: RegisterBook,
  ref: RegisterRef,
  roll: DemoRoll,
  { teacherId, deviceId, counter }: DemoClassroom & { counter: number },
): void {
  const writer = { userId: teacherId, deviceId, counter, seen: 0, deviceAt: book.now, clockOffset: 0, allowedBy: null };
  const result = recordRollCall(book, ref, { default: "P", ...roll }, writer);
  if (!result.ok) throw new Error(`the demo school's register of ${ref.day}: ${result.fault.message}`);
}
