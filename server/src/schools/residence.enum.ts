import { registerEnumType } from "type-graphql";
import { Residence } from "../values/residence.js";

export const ResidenceEnum = { DAY: Residence.day, BOARDING: Residence.boarding } as const;

registerEnumType(ResidenceEnum, {
  name: "Residence",
  description: "Where a learner sleeps in term.",
  valuesConfig: { DAY: { description: "At home." }, BOARDING: { description: "At school." } },
});
