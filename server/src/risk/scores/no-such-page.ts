import { ErrorCode, Refusal } from "../../errors.js";

/** For a page's beginning that no page before it gave. */
export const noSuchPage = (): Refusal =>
  new Refusal(ErrorCode.badInput, "That page does not exist. Take `after` from the page before, unchanged.");
