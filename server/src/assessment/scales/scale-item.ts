import type { FeedItem } from "../../schools/feed-line.js";
import type { ScaleId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import type { ScaleRule } from "../grading/scale-rule.js";

/**
 * `g4` in a school's feed: scale 4 as it is in force, `KCSE|A:12:80,A-:11:75,…|15=70,65,…|r`: its name, its bands (label,
 * points, lowest percent), for subjects that have their own boundaries the lowest percents of the same bands, and `r` where
 * percents are rounded before a band is looked up.
 */
export function scaleItem({ id, name, rule }: { id: ScaleId; name: string; rule: ScaleRule }): FeedItem {
  const bands = rule.bands.map(({ label, points, from }) => `${label}:${points}:${from}`).join(",");
  const own = rule.bySubject.map((one) => `${one.subjectId}=${one.bands.map(({ from }) => from).join(",")}`).join(";");
  return { item: `g${id}`, line: [toLineText(name), bands, own, rule.rounding === "nearest" ? "r" : ""].join("|") };
}
