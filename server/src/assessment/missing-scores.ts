import { NO_SCORE } from "../values/score.js";

/** A row for each assessment and learner on its class's list now. */
export const SHEETS = `assessment a join enrolment e on e.class_id = a.class_id and e.to_rev is null
  left join score s on s.assessment_id = a.id and s.learner_id = e.learner_id`;

/** As `wasOnList` tells it, of the day of `a`. */
const WAS_ON_LIST = `(e.from_day <= a.day or exists (select 1 from enrolment f
  where f.class_id = e.class_id and f.learner_id = e.learner_id and (f.to_day is null or f.to_day >= a.day)
  and (f.from_day <= a.day or f.from_day = (select min(g.from_day) from enrolment g where g.class_id = e.class_id))))`;

/** Nothing was entered for who was on the list on the assessment's day; of who came later nothing is due. */
export const IS_MISSING = `((s.id is null or s.value = '${NO_SCORE}') and ${WAS_ON_LIST})`;

/** A score is due, or there is one: also who came later may have sat it. */
export const IS_EXPECTED = `(s.value <> '${NO_SCORE}' or ${WAS_ON_LIST})`;
