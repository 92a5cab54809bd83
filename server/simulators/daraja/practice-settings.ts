import type { World } from "./world.js";

/** What a server has to be told to use this provider: the JSON that `MPESA_FILE` names. */
export function practiceSettings({ businesses, url, keys }: World): object {
  return {
    shortcodes: businesses.map((business) => ({
      shortcode: business.shortcode,
      kind: business.kind,
      ...(business.till !== null && { till: business.till }),
      baseUrl: url,
      consumerKey: business.consumerKey,
      consumerSecret: business.consumerSecret,
      passkey: business.passkey,
      initiator: business.initiator,
      certificate: keys.publicKey.export({ type: "spki", format: "pem" }),
      password: business.initiatorPassword,
      c2bVersion: business.c2bVersion,
      schools: [{ schoolId: business.schoolId }],
    })),
    sourceAddresses: [],
  };
}
