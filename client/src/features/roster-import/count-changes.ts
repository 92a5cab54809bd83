import type { ImportReportFragment } from "../../generated/live/graphql";

type Counts = ImportReportFragment["summary"];

/** How many learners, guardians of a list of theirs, or colleagues an import adds: guardians on a class list come with their learners. */
export const addedBy = ({ newLearners, newGuardians, newStaff, ...others }: Counts): number =>
  newLearners + newStaff + (newLearners + others.changedLearners === 0 ? newGuardians : 0);

export const changedBy = ({ changedLearners, changedGuardians, changedStaff }: Counts): number =>
  changedLearners + changedGuardians + changedStaff;
