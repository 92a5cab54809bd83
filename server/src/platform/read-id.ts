import { ErrorCode, Refusal } from "../errors.js";
import { parseId } from "../values/ids.js";

/** An id as it came through the API. */
export function readId<Id extends number>(text: string): Id {
  const id = parseId<Id>(text);
  if (id === null) throw new Refusal(ErrorCode.badInput, "That is not an id. Use an id exactly as it was given.");
  return id;
}
