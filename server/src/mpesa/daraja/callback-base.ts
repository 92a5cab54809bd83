import type { Services } from "../../context.js";
import type { LiveShortcode } from "../../mpesa-file/mpesa-settings.js";

/** The address, without a path, at which the provider reaches this server for a shortcode; null before it listens. */
export const callbackBase = ({ config, home }: Services, { callbackBase, isPractice }: LiveShortcode): URL | null =>
  callbackBase ?? config.publicUrl ?? (isPractice ? home.url : null);
