import type { Line } from "./call.js";
import { eatTimestamp } from "./eat-time.js";

/** What opens a push and its query: the shortcode, the passkey and the time, in base64. */
export function password({ shortcode, services }: Line): {
  BusinessShortCode: string;
  Password: string;
  Timestamp: string;
} {
  const Timestamp = eatTimestamp(services.clock.now());
  const plain = `${shortcode.shortcode}${shortcode.passkey.reveal()}${Timestamp}`;
  return {
    BusinessShortCode: shortcode.shortcode,
    Password: Buffer.from(plain, "utf8").toString("base64"),
    Timestamp,
  };
}
