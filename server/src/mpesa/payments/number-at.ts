import type { Config } from "../../config.js";
import type { Shortcode } from "../../mpesa-file/mpesa-settings.js";

/** The number that a notice names, by its shortcode or its till; null where it is not one of ours. */
export function numberAt({ mpesa }: Pick<Config, "mpesa">, shortcode: string): Shortcode | null {
  const isMeant = (each: Shortcode) => each.shortcode === shortcode || (!each.statementOnly && each.till === shortcode);
  return mpesa?.shortcodes.find(isMeant) ?? null;
}
