import { loadUsers } from "../../identity/load-users.js";
import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { loadLearners } from "../../schools/load-learners.js";
import type { LearnerId } from "../../values/ids.js";
import type { ContestedMarkType, SayingType } from "./contested-register.type.js";
import { readReasonsFor } from "../read-reasons-for.js";
import { readWrittenAt } from "./read-written-at.js";
import type { OwnCell, Register } from "../register.js";
import type { Said } from "../said.js";
import { toSaidMark } from "../said-mark.type.js";

type Contested = {
  readonly learnerId: LearnerId;
  readonly position: number;
  readonly value: Said;
  readonly other: Said;
};

/** The contested marks of a register, in the order of its roster, with who said what and when. */
export async function readContestedMarks(em: Em, viewer: Viewer, register: Register): Promise<ContestedMarkType[]> {
  const contested = [...register.cells]
    .flatMap(([learnerId, cell]) => contestedOf(learnerId, cell))
    .sort((one, other) => one.position - other.position);
  if (contested.length === 0) return [];
  const learnerIds = contested.map(({ learnerId }) => learnerId);
  const learners = await loadLearners(em, viewer, learnerIds);
  const reasonOf = await readReasonsFor(em, viewer);
  const whenOf = await readWrittenAt(em, viewer.schoolId, register, learnerIds);
  const people = await loadUsers(
    em,
    contested.flatMap(({ value, other }) => [value.source.authorId, other.source.authorId]),
  );
  const toSaying = ({ mark, source }: Said): SayingType => ({
    mark: toSaidMark(mark, register.classId, reasonOf),
    by: people.get(source.authorId)!,
    writtenAt: whenOf(source),
  });
  return contested.flatMap(({ learnerId, position, value, other }) => {
    const learner = learners.get(learnerId);
    return learner ? [{ learner, position, stands: toSaying(value), other: toSaying(other) }] : [];
  });
}

const contestedOf = (learnerId: LearnerId, { position, value, other }: OwnCell): Contested[] =>
  value && other ? [{ learnerId, position, value, other }] : [];
