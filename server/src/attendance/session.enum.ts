import { registerEnumType } from "type-graphql";
import { Session } from "../values/session.js";

export const SessionEnum = { MORNING: Session.morning, AFTERNOON: Session.afternoon } as const;

registerEnumType(SessionEnum, {
  name: "Session",
  description: "A half of the school day: each has a register of its own.",
  valuesConfig: {
    MORNING: { description: "Before the midday break." },
    AFTERNOON: { description: "After the midday break." },
  },
});
