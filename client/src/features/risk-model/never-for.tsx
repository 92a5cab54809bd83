import { useMessages } from "../../i18n/language";
import { riskModel } from "../../i18n/risk-model";
import { Part } from "./part";

const NEVER_FOR = ["forDeciding", "forPlace", "forFees", "forShow", "forStaff"] as const;

/** What the early warning's word must never be used for. */
export function NeverFor() {
  const say = useMessages(riskModel);
  return (
    <Part title={say("neverFor")}>
      <ul className="grid list-disc gap-x-10 gap-y-2 py-3 pr-4 pl-9 md:block md:columns-2 print:block print:columns-2">
        {NEVER_FOR.map((use) => (
          <li key={use} className="break-inside-avoid md:mb-2 print:mb-1">
            {say(use)}
          </li>
        ))}
      </ul>
    </Part>
  );
}
