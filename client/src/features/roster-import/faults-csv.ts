import type { FaultFragment } from "../../generated/live/graphql";
import { csvOf } from "./csv-of";

/** The faults of a list as a CSV file, one fault a line. */
export const faultsCsv = (
  headings: readonly string[],
  faults: readonly FaultFragment[],
  write: (fault: FaultFragment) => readonly (string | number)[],
): string => csvOf([headings, ...faults.map(write)]);
