import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId } from "../values/ids.js";
import type { Cents } from "../values/money.js";

/** Whether a payment is confirmed by text message: to all, to those without the app, or to nobody. */
export const PaymentSms = { always: "always", withoutApp: "without-app", never: "never" } as const;
export type PaymentSms = (typeof PaymentSms)[keyof typeof PaymentSms];

const NotifySettingsSchema = defineEntity({
  name: "NotifySettings",
  properties: {
    schoolId: p.integer().$type<SchoolId>().primary(),
    paymentSms: p.enum(Object.values(PaymentSms)).length(12),
    /** The most a month's text messages may cost. */
    capCents: p.bigint("number").$type<Cents>(),
    /** Between these no text message is sent: minutes from midnight in Nairobi; equal for never. */
    quietFrom: p.integer(),
    quietTo: p.integer(),
    /** Where fees are paid, as guardians are told it: `Paybill 123456`. */
    payTo: p.string().length(40).nullable(),
  },
});

/** How a school tells guardians things; a school without a row has the defaults. */
export class NotifySettings extends NotifySettingsSchema.class {}
NotifySettingsSchema.setClass(NotifySettings);
