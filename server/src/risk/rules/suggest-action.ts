import { RiskFeature } from "../features/risk-feature.js";
import { RiskAction } from "./risk-action.js";

/** Why a learner seems at risk: the feature, and what it is of them; null where nothing is known. */
export type Raising = { readonly feature: RiskFeature; readonly value: number | null };

/** School days after which the home is called, and after which somebody goes there. */
const CALL_AFTER = 5;
const VISIT_AFTER = 10;

/**
 * What might be done for each reason. Fees mean support (a bursary, a plan, payment in kind), never pressure. What
 * nothing can be done about is watched. Why a learner is away is for people to find out: no illness, pregnancy or
 * marriage is ever guessed, and a referral to the children officer is a person's own decision, after a visit.
 */
const ACTIONS: { readonly [feature in RiskFeature]: RiskAction } = {
  [RiskFeature.attendanceRate]: RiskAction.callGuardian,
  [RiskFeature.attendanceChange]: RiskAction.callGuardian,
  [RiskFeature.longestAbsence]: RiskAction.callGuardian,
  [RiskFeature.daysSinceSeen]: RiskAction.callGuardian,
  [RiskFeature.absentForFees]: RiskAction.talkAboutFees,
  [RiskFeature.absentForWork]: RiskAction.visitHome,
  [RiskFeature.absentForDistance]: RiskAction.transportOrBoarding,
  [RiskFeature.absentUnexplained]: RiskAction.callGuardian,
  [RiskFeature.lateness]: RiskAction.meetLearner,
  [RiskFeature.attendanceRank]: RiskAction.callGuardian,
  [RiskFeature.marksLevel]: RiskAction.remedialLessons,
  [RiskFeature.marksTrend]: RiskAction.remedialLessons,
  [RiskFeature.subjectsFailing]: RiskAction.remedialLessons,
  [RiskFeature.arrearsShare]: RiskAction.talkAboutFees,
  [RiskFeature.ageForGrade]: RiskAction.meetLearner,
  [RiskFeature.repeated]: RiskAction.meetLearner,
  [RiskFeature.transferredIn]: RiskAction.meetLearner,
  [RiskFeature.termsHere]: RiskAction.meetLearner,
  [RiskFeature.boarder]: RiskAction.watch,
  [RiskFeature.gradeLevel]: RiskAction.watch,
  [RiskFeature.termNumber]: RiskAction.watch,
};

/**
 * What to do first for a learner, by what raises the risk, strongest first. A learner who is away right now is looked
 * for before anything else; then the strongest reason about which something can be done decides.
 */
export function suggestAction(reasons: readonly Raising[]): RiskAction {
  const away = reasons.find(({ feature }) => feature === RiskFeature.daysSinceSeen)?.value ?? 0;
  if (away >= VISIT_AFTER) return RiskAction.visitHome;
  if (away >= CALL_AFTER) return RiskAction.callGuardian;
  const actions = reasons.filter(({ value }) => value !== null && !Number.isNaN(value)).map(actionFor);
  return actions.find((action) => action !== RiskAction.watch) ?? RiskAction.watch;
}

function actionFor({ feature, value }: Raising): RiskAction {
  if (feature === RiskFeature.longestAbsence && value! >= VISIT_AFTER) return RiskAction.visitHome;
  return ACTIONS[feature];
}
