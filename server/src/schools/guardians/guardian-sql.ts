/** Of `guardianship s`: whether the guardian may know anything of the learner. */
export const MAY_SEE = "s.sees_records = 1 and s.contact <> 'never'";

/** Of `guardianship s`: whether the school writes to the guardian about the learner of its own accord. */
export const MAY_BE_TOLD = "s.sees_records = 1 and s.contact = 'always'";
