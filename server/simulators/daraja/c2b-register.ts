import { business, oneOf, url } from "./fields.js";
import type { Handler } from "./provider-routes.js";
import { makeConversationId } from "./text.js";
import type { Registration } from "./world.js";

/** Takes the addresses for payments that nobody pushed. The last ones hold. */
export const registerC2b =
  (version: "v1" | "v2"): Handler =>
  (world, fields, consumerKey) => {
    const { shortcode } = business(world, fields, "ShortCode", consumerKey);
    const onTimeout = oneOf(fields, "ResponseType", ["Completed", "Cancelled"]) as Registration["onTimeout"];
    const [confirmationUrl, validationUrl] = [url(fields, "ConfirmationURL"), url(fields, "ValidationURL")];
    world.registrations.set(shortcode, { confirmationUrl, validationUrl, onTimeout, version });
    world.version += 1;
    return {
      body: {
        // So spelt.
        OriginatorCoversationID: makeConversationId(world.now()),
        ResponseCode: "0",
        ResponseDescription: "Success",
      },
    };
  };
