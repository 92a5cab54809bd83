import type { Knobs } from "./knobs.js";
import { notify } from "./notify.js";
import type { Answer } from "./provider-routes.js";
import { makeConversationId, makeMerchantRequestId } from "./text.js";
import { inBackground, type World } from "./world.js";

export type Result = {
  code: number | string;
  description: string;
  transactionId: string;
  parameters: { Key: string; Value?: string | number }[];
};

/** Answers that a result will come, and sends it: afterwards, or before where the knobs say so. */
export async function promiseResult(world: World, knobs: Knobs, resultUrl: string, result: Result): Promise<Answer> {
  const conversationId = makeConversationId(world.now());
  const originatorConversationId = makeMerchantRequestId();
  const repeated = knobs.repeatKeys ? result.parameters.slice(0, 1) : [];
  const body = {
    Result: {
      ResultType: 0,
      ResultCode: result.code,
      ResultDesc: result.description,
      OriginatorConversationID: originatorConversationId,
      ConversationID: conversationId,
      TransactionID: result.transactionId,
      ...(result.parameters.length > 0 && {
        ResultParameters: { ResultParameter: [...result.parameters, ...repeated] },
      }),
      ReferenceData: { ReferenceItem: { Key: "Occasion" } },
    },
  };
  const sending = () => notify(world, knobs, "result", resultUrl, body);
  if (knobs.noticeBeforeResponse) await sending();
  else inBackground(world, sending);
  return {
    body: {
      OriginatorConversationID: originatorConversationId,
      ConversationID: conversationId,
      ResponseCode: "0",
      ResponseDescription: "Accept the service request successfully.",
    },
  };
}

/** What comes of a request in the name of somebody who is not the initiator. */
export const NOT_THE_INITIATOR = {
  code: 2001,
  description: "The initiator information is invalid.",
  parameters: [],
};
