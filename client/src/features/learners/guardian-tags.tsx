import { guardianWords } from "../../i18n/guardians";
import { useMessages } from "../../i18n/language";
import type { Guardianship } from "./guardian-dialog";

/** What is to be heeded of a guardian, in words; what is as usual is not said. */
export function GuardianTags({ known: { contact, custody, seesRecords, livesWith } }: { known: Guardianship }) {
  const say = useMessages(guardianWords);
  const warnings = [
    contact === "NEVER" && say("tagNEVER"),
    contact === "EMERGENCIES" && say("tagEMERGENCIES"),
    custody === "NONE" && say("tagNONE"),
    seesRecords === false && contact !== "NEVER" && say("tagBlind"),
  ].filter((tag) => tag !== false);
  return (
    <>
      {warnings.length > 0 && <span className="block text-sm font-semibold text-absent">{warnings.join(" · ")}</span>}
      {livesWith && <span className="muted block text-sm">{say("tagLives")}</span>}
    </>
  );
}
