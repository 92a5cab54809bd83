import { useMessages } from "../../i18n/language";
import { riskModel } from "../../i18n/risk-model";
import { neverTold } from "../../i18n/risk-never-told";
import { Part } from "./part";

const WHAT = Object.keys(neverTold.en) as (keyof typeof neverTold.en)[];

/** What neither model nor rules are ever told, each with why. */
export function NeverTold() {
  const say = useMessages(riskModel);
  const sayWhat = useMessages(neverTold);
  return (
    <Part title={say("neverUsed")} help={say("neverUsedHelp")}>
      <ul className="grid list-disc gap-x-10 gap-y-2 py-3 pr-4 pl-9 md:block md:columns-2 print:block print:columns-2">
        {WHAT.map((what) => (
          <li key={what} className="break-inside-avoid md:mb-2 print:mb-1">
            {sayWhat(what)}
          </li>
        ))}
      </ul>
    </Part>
  );
}
