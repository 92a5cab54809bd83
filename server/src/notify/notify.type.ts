import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../platform/connection.js";
import { CentsScalar } from "../values/cents.scalar.js";
import type { Cents } from "../values/money.js";
import { PaymentSms } from "./notify-settings.entity.js";
import { SmsKind, SmsState } from "./sms/sms-message.entity.js";

export const SmsStateEnum = {
  QUEUED: SmsState.queued,
  CAPPED: SmsState.capped,
  SENDING: SmsState.sending,
  SENT: SmsState.sent,
  DELIVERED: SmsState.delivered,
  FAILED: SmsState.failed,
  UNKNOWN: SmsState.unknown,
} as const;
registerEnumType(SmsStateEnum, {
  name: "SmsState",
  description: "Where a text message is on its way.",
  valuesConfig: {
    QUEUED: { description: "It waits for its time." },
    CAPPED: {
      description:
        "It would pass what the school spends in a month: it waits until that is raised or the month is over.",
    },
    SENDING: { description: "It is being handed to the provider." },
    SENT: { description: "The provider took it." },
    DELIVERED: { description: "It reached the phone." },
    FAILED: { description: "It did not reach the phone." },
    UNKNOWN: { description: "Nobody knows whether it went; it is not sent again by itself." },
  },
});

const SmsKindEnum = { PAYMENT: SmsKind.payment, ARREARS: SmsKind.arrears, ABSENCE: SmsKind.absence } as const;
registerEnumType(SmsKindEnum, {
  name: "SmsKind",
  description: "What a text message is about.",
  valuesConfig: {
    PAYMENT: { description: "A payment is confirmed." },
    ARREARS: { description: "Fees are not paid." },
    ABSENCE: { description: "The child is not in school." },
  },
});

const PaymentSmsEnum = {
  ALWAYS: PaymentSms.always,
  WITHOUT_APP: PaymentSms.withoutApp,
  NEVER: PaymentSms.never,
} as const;
registerEnumType(PaymentSmsEnum, {
  name: "PaymentSms",
  description: "To whom a payment is confirmed by text message.",
  valuesConfig: {
    ALWAYS: { description: "To every learner's first guardian." },
    WITHOUT_APP: { description: "Where no guardian of the learner gets notices in the app." },
    NEVER: { description: "To nobody." },
  },
});

const CAP = "The most a month's text messages may cost.";
const QUIET_FROM = "From when on no text message is sent, in minutes from midnight in Nairobi.";
const QUIET_TO = "Until when none is sent; the same minute for no quiet hours.";
const PAY_TO = "Where fees are paid, as reminders say it: `Paybill 123456`.";

@ObjectType("NotifySettings", { description: "How the school tells guardians things." })
export class NotifySettingsType {
  @Field(() => PaymentSmsEnum, { description: "To whom a payment is confirmed by text message." })
  paymentSms!: PaymentSms;

  @Field(() => CentsScalar, { description: CAP })
  capCents!: Cents;

  @Field(() => CentsScalar, { description: "What this month's have cost, as far as it is known." })
  spentCents!: Cents;

  @Field(() => Int, { description: QUIET_FROM })
  quietFrom!: number;

  @Field(() => Int, { description: QUIET_TO })
  quietTo!: number;

  @Field(() => String, { nullable: true, description: PAY_TO })
  payTo!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Who sends text messages: `africas-talking`, or `practice`, which keeps them; null where nobody does.",
  })
  provider!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The address at which the provider tells what was delivered, to be entered there once. For administrators; null for others.",
  })
  reportPath!: string | null;
}

@InputType({ description: "How the school is to tell guardians things." })
export class NotifySettingsInput {
  @Field(() => PaymentSmsEnum, { description: "To whom a payment is confirmed by text message." })
  paymentSms!: PaymentSms;

  @Field(() => CentsScalar, { description: CAP })
  capCents!: Cents;

  @Field(() => Int, { description: QUIET_FROM })
  quietFrom!: number;

  @Field(() => Int, { description: QUIET_TO })
  quietTo!: number;

  @Field(() => String, { nullable: true, description: PAY_TO })
  payTo?: string | null;
}

@ObjectType("SmsMessage", { description: "A text message to a guardian about their own child.", simpleResolvers: true })
export class SmsMessageType {
  @Field(() => ID, { description: "The message's id." })
  id!: string;

  @Field(() => SmsKindEnum, { description: "What it is about." })
  kind!: SmsKind;

  @Field(() => String, { description: "What it says." })
  text!: string;

  @Field(() => String, { description: "The guardian it goes to." })
  guardianName!: string;

  @Field(() => String, { description: "The learner it is about." })
  learnerName!: string;

  @Field(() => SmsStateEnum, { description: "Where it is on its way." })
  state!: SmsState;

  @Field(() => String, { nullable: true, description: "Why it failed, in the provider's words." })
  why!: string | null;

  @Field(() => CentsScalar, { description: "What it cost; what it is expected to cost until that is known." })
  cents!: Cents;

  @Field(() => Date, { description: "Not before this: quiet hours are kept." })
  dueAt!: Date;

  @Field(() => Date, { description: "When it was put down." })
  createdAt!: Date;
}

@ObjectType({ description: "A page of text messages, the last first." })
export class SmsMessageConnection extends connectionOf(() => SmsMessageType) {}

const NotRemindedEnum = { EVEN: "even", NO_PHONE: "no-phone", TODAY: "today" } as const;
registerEnumType(NotRemindedEnum, {
  name: "NotReminded",
  description: "Why no reminder goes to a learner's guardian.",
  valuesConfig: {
    EVEN: { description: "Nothing is owed." },
    NO_PHONE: { description: "No guardian has a phone number." },
    TODAY: { description: "One went today." },
  },
});

@ObjectType("LeftOut", { description: "A learner whose guardian gets no reminder.", simpleResolvers: true })
export class LeftOutType {
  @Field(() => ID, { description: "The learner." })
  learnerId!: string;

  @Field(() => NotRemindedEnum, { description: "Why." })
  why!: "even" | "no-phone" | "today";
}

@ObjectType("ArrearsReminders", { description: "What became of reminders that were asked for.", simpleResolvers: true })
export class ArrearsRemindersType {
  @Field(() => Int, { description: "How many go out, now or after quiet hours." })
  queued!: number;

  @Field(() => [LeftOutType], { description: "Whom none goes to." })
  left!: LeftOutType[];
}
