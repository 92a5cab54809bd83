import type { Em } from "../../platform/orm.js";
import { readTerms } from "../../schools/find-term.js";
import type { SchoolId } from "../../values/ids.js";
import type { Names } from "./fee-structure.type.js";
import { readVoteHeads } from "./read-vote-heads.js";

/** The terms and vote heads of a school, which fees are told by. */
export const readFeeNames = async (em: Em, schoolId: SchoolId): Promise<Names> => ({
  terms: await readTerms(em, schoolId),
  heads: await readVoteHeads(em, schoolId),
});
