import { callbackUrlFault } from "../../mpesa-file/callback-url-fault.js";
import { RegisterAnswer } from "./answers.js";
import { call, type Line } from "./call.js";
import type { C2bUrls } from "./daraja-client.js";
import { Endpoint } from "./error-meaning.js";
import type { Outcome } from "./outcome.js";
import { onlyAccepted, refused } from "./refused.js";

/** Tells the provider where to ask about payments that nobody pushed, and where to tell of them. In production this is done once. */
export async function registerUrls(line: Line, urls: C2bUrls): Promise<Outcome<null>> {
  const { shortcode, c2bVersion, isPractice } = line.shortcode;
  for (const url of [urls.validationUrl, urls.confirmationUrl]) {
    const fault = callbackUrlFault(url, isPractice);
    if (fault !== null) return refused("CALLBACK_URL", `The address must ${fault}.`);
  }
  const endpoint = c2bVersion === "v1" ? Endpoint.registerV1 : Endpoint.registerV2;
  const body = {
    ShortCode: shortcode,
    ResponseType: urls.onTimeout,
    ConfirmationURL: urls.confirmationUrl,
    ValidationURL: urls.validationUrl,
  };
  return onlyAccepted(await call(line, endpoint, body, RegisterAnswer), () => null);
}
