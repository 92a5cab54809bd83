import { User } from "../identity/user.entity.js";
import { toUserType } from "../identity/user.type.js";
import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { loadClasses } from "../schools/load-classes.js";
import { loadLearners } from "../schools/load-learners.js";
import { readStays } from "../schools/read-stays.js";
import { readTaught } from "../schools/read-taught.js";
import { enrolledAt, type Stay } from "../schools/stay.js";
import { canReadRegister } from "./attendance.policy.js";
import { NOT_TAKEN } from "./mark.js";
import { readReasonsFor } from "./read-reasons-for.js";
import { readRegisters } from "./read-registers.js";
import { cellOf, type Register, type RegisterRef, registerName } from "./register.js";
import type { RegisterMarkType, RegisterType } from "./register.type.js";
import { countTotals } from "./totals.js";
import { toTotalsType } from "./totals.type.js";

/** A register spelt out, learner by learner; null when there is none or the viewer may not see it. */
export async function readRegister(em: Em, viewer: Viewer, ref: RegisterRef): Promise<RegisterType | null> {
  const { schoolId } = viewer;
  const { classId, day, session } = ref;
  const taught = await readTaught(em, viewer);
  if (!canReadRegister(viewer, taught.get(classId) ?? null)) return null;
  const schoolClass = (await loadClasses(em, schoolId, [classId])).get(classId);
  const register = (await readRegisters(em, schoolId, [ref])).get(registerName(ref));
  if (!schoolClass || !register?.roll) return null;

  const roster = (await readStays(em, schoolId, [classId])).get(classId) ?? [];
  const { rosterRev, source } = register.roll;
  const taken = rosterRev > 0 ? source : null;
  const listed = listedOn(register, roster, taken ? rosterRev : schoolClass.rosterRevision);
  return {
    class: schoolClass,
    day,
    session,
    totals: toTotalsType(countTotals(register, roster)),
    marks: await spellOut(em, viewer, register, roster, listed),
    takenBy: taken && toUserType(await em.findOneOrFail(User, { id: taken.authorId })),
    takenAt: taken && taken.at,
  };
}

/** Who is to be told of: everyone on the roster, and whoever was spoken of; in the order of their places. */
function listedOn(register: Register, roster: readonly Stay[], revision: number): Stay[] {
  const enrolled = enrolledAt(roster, revision);
  const spokenOf = roster.filter(
    ({ learnerId, position }) => !enrolled.has(learnerId) && register.cells.get(learnerId)?.position === position,
  );
  return [...enrolled.values(), ...spokenOf].sort((one, other) => one.position - other.position);
}

async function spellOut(
  em: Em,
  viewer: Viewer,
  register: Register,
  roster: readonly Stay[],
  listed: readonly Stay[],
): Promise<RegisterMarkType[]> {
  const learners = await loadLearners(
    em,
    viewer,
    listed.map(({ learnerId }) => learnerId),
  );
  const reasonOf = await readReasonsFor(em, viewer);
  const enrolled = enrolledAt(roster, register.roll?.rosterRev ?? 0);
  return listed.flatMap(({ learnerId }) => {
    const learner = learners.get(learnerId);
    if (!learner) return [];
    const { value, other } = cellOf(register, learnerId, enrolled);
    const { status, reason, minutesLate } = value?.mark ?? NOT_TAKEN;
    const contested = other !== null;
    return [{ learner, status, minutesLate, contested, reason: reasonOf(register.classId, reason) }];
  });
}
