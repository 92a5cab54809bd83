import type { ContactRule, Custody, GuardianInput } from "../generated/live/graphql";
import { typed } from "./text-input";

/** A guardian as a form has them; null without a name. */
export function readGuardian(filled: FormData, prefix: string): GuardianInput | null {
  const said = (field: string) => typed(filled, prefix + field) || null;
  const name = said("name");
  if (name === null) return null;
  const lives = said("livesWith");
  return {
    name,
    phone: said("phone"),
    secondPhone: said("secondPhone"),
    relation: said("relation"),
    contact: said("contact") as ContactRule | null,
    custody: said("custody") as Custody | null,
    seesRecords: filled.has(`${prefix}seesRecords`),
    livesWith: lives === null ? null : lives === "yes",
  };
}
