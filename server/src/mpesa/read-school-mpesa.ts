import type { Config } from "../config.js";
import type { SchoolId } from "../values/ids.js";
import { shortcodeOf } from "./daraja/shortcode-of.js";
import type { SchoolMpesaType } from "./school-mpesa.type.js";

/** How a school is paid: at its own paybill or till, or else at its bank's. Null if at none. */
export function readSchoolMpesa(config: Config, schoolId: SchoolId): SchoolMpesaType | null {
  const live = shortcodeOf(config, schoolId);
  if (live) {
    const { shortcode, till, kind, isPractice } = live.shortcode;
    const simulatorUrl = config.mpesa?.simulatorUrl ?? null;
    return { number: till ?? shortcode, kind, prefix: live.school.prefix, canAsk: true, isPractice, simulatorUrl };
  }
  for (const { shortcode, schools } of config.mpesa?.shortcodes ?? []) {
    const school = schools.find((served) => served.schoolId === schoolId);
    if (school)
      return {
        number: shortcode,
        kind: "paybill",
        prefix: school.prefix,
        canAsk: false,
        isPractice: false,
        simulatorUrl: null,
      };
  }
  return null;
}
