import type { RiskContactKind } from "../../generated/live/graphql";
import { schoolDayAt } from "../../values/school-day";

export const CONTACT_KINDS = ["CALL", "VISIT", "MEETING", "MESSAGE"] as const satisfies readonly RiskContactKind[];

/** A contact as it is being written down; its key is the same however often it is sent. */
export type ContactDraft = {
  readonly key: string;
  readonly kind: RiskContactKind;
  readonly day: string;
  readonly reached: "yes" | "no";
  readonly note: string;
};

export const newContact = (): ContactDraft => ({
  key: crypto.randomUUID(),
  kind: "CALL",
  day: schoolDayAt(Date.now()),
  reached: "yes",
  note: "",
});
