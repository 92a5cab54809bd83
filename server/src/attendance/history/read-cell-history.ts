import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { loadClasses } from "../../schools/load-classes.js";
import { loadLearners } from "../../schools/load-learners.js";
import type { LearnerId } from "../../values/ids.js";
import { canReadRegister } from "../attendance.policy.js";
import type { CellHistoryType } from "./cell-history.type.js";
import { readReasonsFor } from "../read-reasons-for.js";
import { readRegisters } from "../read-registers.js";
import { readSeen } from "../read-seen.js";
import { readStays } from "../../schools/read-stays.js";
import { readTaught } from "../../schools/read-taught.js";
import { enrolledAt } from "../../schools/stay.js";
import { cellOf, type RegisterRef, registerName } from "../register.js";
import { toSaidMark } from "../said-mark.type.js";

/** A learner's cell as it stands, whose history the viewer may read; null where that is not theirs to see. */
export async function readCellHistory(
  em: Em,
  viewer: Viewer,
  ref: RegisterRef,
  learnerId: LearnerId,
): Promise<CellHistoryType | null> {
  const { schoolId } = viewer;
  const { classId } = ref;
  const taught = await readTaught(em, viewer);
  if (!canReadRegister(viewer, taught.get(classId) ?? null)) return null;
  const schoolClass = (await loadClasses(em, schoolId, [classId])).get(classId);
  const learner = (await loadLearners(em, viewer, [learnerId])).get(learnerId);
  const roster = (await readStays(em, schoolId, [classId])).get(classId) ?? [];
  const stays = roster.filter((stay) => stay.learnerId === learnerId);
  const last = stays.at(-1);
  if (!schoolClass || !learner || !last) return null;

  const seen = await readSeen(em, schoolId, ref);
  const register = (await readRegisters(em, schoolId, [ref])).get(registerName(ref))!;
  const revision = register.roll?.rosterRev ?? 0;
  const { value } = cellOf(register, learnerId, enrolledAt(roster, revision));
  const reasonOf = await readReasonsFor(em, viewer);
  const { position } = register.cells.get(learnerId) ?? enrolledAt(stays, revision).get(learnerId) ?? last;
  return {
    ref,
    stays,
    class: schoolClass,
    learner,
    position,
    seen,
    stands: value && toSaidMark(value.mark, classId, reasonOf),
  };
}
