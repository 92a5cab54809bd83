/** How the provider and the payer behave. All can be set for everybody, for a shortcode and for a phone; the nearest holds. */
export type Knobs = {
  /** What the payer does with a prompt; `ask` waits for the page or the control. */
  answer: "ask" | Answer;
  /** How long the payer takes to do that. */
  answerAfterMs: number;
  /** How long a prompt stands before it ends as 1037. */
  promptSeconds: number;
  /** Ends every prompt with this code, whatever the payer does; money moves only with `0`. A number where it is digits. */
  resultCode: string | null;
  /** Whether the same amount twice within two minutes ends as 17. */
  sameAmountRule: boolean;

  /** Notices are callbacks, confirmations and results. Lost on the way. */
  dropNotices: boolean;
  noticeDelayMs: number;
  /** How often each notice is sent. */
  noticeCopies: number;
  /** Whether the copies are sent together, and not one after the other's answer. */
  copiesAtOnce: boolean;
  /** Holds every notice back until the next, which is sent first. */
  reorderNotices: boolean;

  /** Answers a push, status query or reversal only when its notice has been sent. */
  noticeBeforeResponse: boolean;
  /** How much later every answer to a push comes. */
  responseDelayMs: number;
  /** Acts on a push and closes the connection in place of an answer. */
  loseResponse: boolean;

  /** What the first, second, ... query of a push is answered; then the truth. */
  queryAnswers: QueryAnswer[];
  /** Tells of a paid push also as a C2B payment of the same receipt. */
  doubleNotice: "none" | "after" | "before" | "together";

  /** How a payer's number is told. `usual`: whole in a callback; masked in C2B v2, hashed in v1. */
  phone: "usual" | "whole" | "masked" | "hashed" | "absent";
  /** What a callback says was paid, in shillings; null for the truth. */
  callbackAmount: number | null;
  amountForm: "number" | "text" | "decimals";
  /** Whether a callback has a Balance, which has no value. */
  blankBalance: boolean;
  shuffleItems: boolean;
  /** Whether a C2B payment comes without the payer's names. */
  blankNames: boolean;
  /** Whether a result says some of its keys twice. */
  repeatKeys: boolean;
};

export type Answer = "approve" | "wrongPin" | "cancel" | "ignore" | "insufficient";

/** `lost` closes the connection, `unreadable` answers a web page, digits are a ResultCode. */
export type QueryAnswer = "truth" | "inFlight" | "blank" | "blankIn200" | "lost" | "unreadable" | `${number}`;

/** `*`, `shortcode:600001` or `phone:254712345678`. */
export type Scope = "*" | `shortcode:${string}` | `phone:${string}`;

export const USUAL: Knobs = {
  answer: "ask",
  answerAfterMs: 0,
  promptSeconds: 60,
  resultCode: null,
  sameAmountRule: false,
  dropNotices: false,
  noticeDelayMs: 0,
  noticeCopies: 1,
  copiesAtOnce: false,
  reorderNotices: false,
  noticeBeforeResponse: false,
  responseDelayMs: 0,
  loseResponse: false,
  queryAnswers: [],
  doubleNotice: "none",
  phone: "usual",
  callbackAmount: null,
  amountForm: "number",
  blankBalance: false,
  shuffleItems: false,
  blankNames: false,
  repeatKeys: true,
};

/** Takes over the changes that fit, by the kind of the usual value; throws on a name or a kind that does not. */
export function checkKnobs(changes: Record<string, unknown>): Partial<Knobs> {
  for (const [name, value] of Object.entries(changes)) {
    if (!(name in USUAL)) throw new Error(`there is no knob ${name}`);
    const usual = USUAL[name as keyof Knobs];
    const fits =
      usual === null
        ? value === null || typeof value === "string" || typeof value === "number"
        : typeof value === typeof usual && Array.isArray(value) === Array.isArray(usual);
    if (!fits) throw new Error(`the knob ${name} does not take that`);
  }
  return changes as Partial<Knobs>;
}
