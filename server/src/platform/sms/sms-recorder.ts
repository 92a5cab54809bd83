import type { Cents } from "../../values/money.js";
import type { Phone } from "../../values/phone.js";
import type { SmsOutcome, SmsSender } from "./sms-sender.js";

export type RecordedSms = { readonly phone: Phone; readonly text: string; readonly at: Date };

const KEPT = 100;
/** What a message costs at most providers in Kenya, so that spending can be tried out. */
const CENTS = 80 as Cents;

/** Sends nothing: keeps the last messages, for trying things out without a provider and for tests. */
export class SmsRecorder implements SmsSender {
  readonly name = "practice";
  readonly #messages: RecordedSms[] = [];
  #sent = 0;

  constructor(private readonly now: () => Date) {}

  /** The last first. */
  get messages(): readonly RecordedSms[] {
    return this.#messages;
  }

  send(phone: Phone, text: string): Promise<SmsOutcome> {
    this.#messages.unshift({ phone, text, at: this.now() });
    this.#messages.length = Math.min(this.#messages.length, KEPT);
    return Promise.resolve({ kind: "sent", providerId: `practice-${++this.#sent}`, cents: CENTS });
  }
}
