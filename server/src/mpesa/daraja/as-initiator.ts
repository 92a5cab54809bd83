import { callbackUrlFault } from "../../mpesa-file/callback-url-fault.js";
import { PromiseAnswer } from "./answers.js";
import { call, type Line } from "./call.js";
import type { ResultPromised } from "./daraja-client.js";
import type { Endpoint } from "./error-meaning.js";
import type { Outcome } from "./outcome.js";
import { onlyAccepted, refused } from "./refused.js";
import { securityCredential } from "./security-credential.js";

const MOST_REMARKS = 100;

export type Command = { endpoint: Endpoint; commandId: string; resultUrl: string; remarks: string };

/** A call in the initiator's name, whose result comes later at the result address; a time-out is told there too. */
export async function asInitiator(
  line: Line,
  { endpoint, commandId, resultUrl, remarks }: Command,
  body: Record<string, string | number>,
): Promise<Outcome<ResultPromised>> {
  const { initiator, isPractice } = line.shortcode;
  if (initiator === null) return refused("NO_INITIATOR", "MPESA_FILE names no initiator for this shortcode.");
  const fault = callbackUrlFault(resultUrl, isPractice);
  if (fault !== null) return refused("CALLBACK_URL", `The result address must ${fault}.`);
  const command = {
    Initiator: initiator.name,
    SecurityCredential: securityCredential(initiator),
    CommandID: commandId,
    ...body,
    ResultURL: resultUrl,
    QueueTimeOutURL: resultUrl,
    Remarks: remarks.trim().slice(0, MOST_REMARKS) || commandId,
    Occasion: "",
  };
  return onlyAccepted(
    await call(line, endpoint, command, PromiseAnswer),
    ({ ConversationID, OriginatorConversationID }) => ({
      conversationId: ConversationID,
      originatorConversationId: OriginatorConversationID,
    }),
  );
}
