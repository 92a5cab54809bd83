import type { OfficeTermFragment } from "../generated/live/graphql";
import { useMessages } from "../i18n/language";
import { office } from "../i18n/office";

/** Says a term: `Term 3, 2026`. */
export function useTermName(): (term: Pick<OfficeTermFragment, "number" | "year">) => string {
  const say = useMessages(office);
  return ({ number, year }) => say("term", { number, year: String(year) });
}
