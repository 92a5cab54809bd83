import { badField, Fault } from "./fault.js";
import { business, checkPassword, type Fields, text } from "./fields.js";
import type { QueryAnswer } from "./knobs.js";
import { meaningOf } from "./notices.js";
import type { Answer } from "./provider-routes.js";
import { knobsFor, type Push, type World } from "./world.js";

const IN_FLIGHT = "4999";
const BLANK = { requestId: "blank-1", errorCode: "500.001.1001", errorMessage: "" };

/** Says where a push has come to, or what the knobs say in its place. */
export function answerQuery(world: World, fields: Fields, consumerKey: string): Answer {
  const owner = business(world, fields, "BusinessShortCode", consumerKey);
  checkPassword(world, fields, owner);
  const push = world.pushes.get(text(fields, "CheckoutRequestID", 100));
  if (!push || push.shortcode !== owner.shortcode) throw badField("CheckoutRequestID");
  const { queryAnswers } = knobsFor(world, push.shortcode, push.phone);
  const wished = queryAnswers[push.queries] ?? "truth";
  push.queries += 1;
  return answerAs(push, wished);
}

function answerAs(push: Push, wished: QueryAnswer): Answer {
  if (wished === "lost") return { body: null };
  if (wished === "unreadable") return { status: 502, body: "<html><body>Bad gateway</body></html>" };
  if (wished === "blankIn200") return { body: BLANK };
  if (wished === "blank") throw new Fault(BLANK.errorCode, BLANK.errorMessage);
  if (wished === "inFlight") return said(push, IN_FLIGHT);
  return said(push, wished === "truth" ? (push.resultCode ?? IN_FLIGHT) : wished);
}

const said = ({ merchantRequestId, checkoutRequestId }: Push, code: string): Answer => ({
  body: {
    ResponseCode: "0",
    ResponseDescription: "The service request has been accepted successsfully",
    MerchantRequestID: merchantRequestId,
    CheckoutRequestID: checkoutRequestId,
    ResultCode: code,
    ResultDesc: code === IN_FLIGHT ? "The transaction is still under processing" : meaningOf(code),
  },
});
