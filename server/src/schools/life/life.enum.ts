import { registerEnumType } from "type-graphql";
import { LeavingReason } from "../../values/leaving-reason.js";
import { LearnerStatus } from "../../values/learner-status.js";
import { LifeKind } from "./learner-event.entity.js";

export const LeavingReasonEnum = {
  TRANSFER: LeavingReason.transfer,
  COMPLETED: LeavingReason.completed,
  FEES: LeavingReason.fees,
  WORK: LeavingReason.work,
  DISTANCE: LeavingReason.distance,
  FAMILY_MOVED: LeavingReason.familyMoved,
  PREGNANCY_OR_MARRIAGE: LeavingReason.pregnancyOrMarriage,
  ILLNESS: LeavingReason.illness,
  DEATH: LeavingReason.death,
  UNKNOWN: LeavingReason.unknown,
} as const;

registerEnumType(LeavingReasonEnum, {
  name: "LeavingReason",
  description: "Why a learner left.",
  valuesConfig: {
    TRANSFER: { description: "Went to another school." },
    COMPLETED: { description: "Finished what the school offers." },
    FEES: { description: "The fees could not be paid." },
    WORK: { description: "Works, or is needed at home." },
    DISTANCE: { description: "Lives too far away." },
    FAMILY_MOVED: { description: "The family moved." },
    PREGNANCY_OR_MARRIAGE: { description: "Pregnancy or marriage: told to leaders and the class teacher alone." },
    ILLNESS: { description: "Illness." },
    DEATH: { description: "Died." },
    UNKNOWN: { description: "Nobody knows." },
  },
});

export const AwayStatusEnum = {
  TRANSFERRED: LearnerStatus.transferred,
  LEFT: LearnerStatus.left,
  COMPLETED: LearnerStatus.completed,
} as const;

registerEnumType(AwayStatusEnum, {
  name: "AwayStatus",
  description: "How a learner came to be at the school no longer.",
  valuesConfig: {
    TRANSFERRED: { description: "Went to another school." },
    LEFT: { description: "Left school." },
    COMPLETED: { description: "Finished what the school offers." },
  },
});

export const LifeKindEnum = {
  ADMITTED: LifeKind.admitted,
  TRANSFERRED_IN: LifeKind.transferredIn,
  MOVED: LifeKind.moved,
  PROMOTED: LifeKind.promoted,
  REPEATED: LifeKind.repeated,
  TRANSFERRED_OUT: LifeKind.transferredOut,
  LEFT: LifeKind.left,
  COMPLETED: LifeKind.completed,
  RE_ENTERED: LifeKind.reEntered,
  UNDONE: LifeKind.undone,
} as const;

registerEnumType(LifeKindEnum, {
  name: "LifeKind",
  description: "What happened to a learner's place in the school.",
  valuesConfig: {
    ADMITTED: { description: "Was admitted." },
    TRANSFERRED_IN: { description: "Came from another school." },
    MOVED: { description: "Changed class." },
    PROMOTED: { description: "Went up with the new year." },
    REPEATED: { description: "Stayed in the grade for the new year." },
    TRANSFERRED_OUT: { description: "Went to another school." },
    LEFT: { description: "Left school." },
    COMPLETED: { description: "Finished what the school offers." },
    RE_ENTERED: { description: "Came back." },
    UNDONE: { description: "A promotion or an import was taken back." },
  },
});
