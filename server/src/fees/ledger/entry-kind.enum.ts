import { registerEnumType } from "type-graphql";
import { EntryKind } from "./entry-kind.js";

export const EntryKindEnum = {
  OPENING: EntryKind.opening,
  INVOICE: EntryKind.invoice,
  WAIVER: EntryKind.waiver,
  DISCOUNT: EntryKind.discount,
  PAYMENT: EntryKind.payment,
  ALLOCATION: EntryKind.allocation,
  TRANSFER: EntryKind.transfer,
  REFUND: EntryKind.refund,
  BANKING: EntryKind.banking,
  REVERSAL: EntryKind.reversal,
} as const;

registerEnumType(EntryKindEnum, {
  name: "EntryKind",
  description: "Why an entry was made in the school's journal.",
  valuesConfig: {
    OPENING: { description: "A balance from before the school used Asili." },
    INVOICE: { description: "Fees were asked for." },
    WAIVER: { description: "Fees were let off." },
    DISCOUNT: { description: "Fees were reduced, as for siblings." },
    PAYMENT: { description: "Money came in." },
    ALLOCATION: { description: "Money in suspense, or paid ahead, found what it pays." },
    TRANSFER: { description: "What one learner had paid ahead went to another." },
    REFUND: { description: "Money went back to who paid it." },
    BANKING: { description: "Money moved between the school's own accounts." },
    REVERSAL: { description: "Takes another entry back." },
  },
});
