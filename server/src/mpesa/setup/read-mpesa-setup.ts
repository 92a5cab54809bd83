import type { Config } from "../../config.js";
import type { SchoolId } from "../../values/ids.js";
import type { MpesaSetup } from "./mpesa-setup.type.js";

/** How a school is paid through M-Pesa; null when it is not. */
export function readMpesaSetup({ mpesa }: Pick<Config, "mpesa">, schoolId: SchoolId): MpesaSetup | null {
  for (const number of mpesa?.shortcodes ?? []) {
    const school = number.schools.find((served) => served.schoolId === schoolId);
    if (!school) continue;
    const isTill = !number.statementOnly && number.kind === "till";
    const isPractice = !number.statementOnly && number.isPractice;
    return {
      number: isTill ? (number.till ?? number.shortcode) : number.shortcode,
      isTill,
      canPrompt: !number.statementOnly,
      isPractice,
      accountPrefix: school.prefix,
      simulatorUrl: isPractice ? mpesa!.simulatorUrl : null,
    };
  }
  return null;
}
