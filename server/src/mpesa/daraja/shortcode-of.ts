import type { Config } from "../../config.js";
import type { LiveShortcode, ServedSchool } from "../../mpesa-file/mpesa-settings.js";
import type { SchoolId } from "../../values/ids.js";

/** The paybill or till through which a school is paid, and the school's place on it; null where there is none. */
export function shortcodeOf(
  { mpesa }: Config,
  schoolId: SchoolId,
): { shortcode: LiveShortcode; school: ServedSchool } | null {
  for (const shortcode of mpesa?.shortcodes ?? []) {
    const school = shortcode.schools.find((served) => served.schoolId === schoolId);
    if (school && !shortcode.statementOnly) return { shortcode, school };
  }
  return null;
}
