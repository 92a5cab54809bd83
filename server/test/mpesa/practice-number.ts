import type { LiveShortcode, MpesaSettings } from "../../src/mpesa-file/mpesa-settings.js";
import { Secret } from "../../src/platform/secret.js";
import type { SchoolId } from "../../src/values/ids.js";

/** Numbers of schools at a provider that is never there. */
export const unreachableMpesa = (schoolIds: readonly number[]): MpesaSettings => ({
  shortcodes: schoolIds.map((id, at) => practiceNumber(String(600_001 + at), id)),
  sourceAddresses: [],
  simulatorUrl: null,
});

const practiceNumber = (shortcode: string, schoolId: number): LiveShortcode => ({
  shortcode,
  statementOnly: false,
  kind: "paybill",
  till: null,
  // Nothing listens on the port that the protocol calls "discard".
  baseUrl: new URL("http://127.0.0.1:9"),
  isPractice: true,
  consumerKey: new Secret("key"),
  consumerSecret: new Secret("secret"),
  passkey: new Secret("passkey"),
  initiator: null,
  c2bVersion: "v2",
  callbackBase: null,
  schools: [{ schoolId: schoolId as SchoolId, prefix: null }],
});
