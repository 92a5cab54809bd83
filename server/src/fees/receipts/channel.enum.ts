import { registerEnumType } from "type-graphql";
import { Channel } from "./channel.js";

export const ChannelEnum = {
  MPESA: Channel.mpesa,
  BANK: Channel.bank,
  CHEQUE: Channel.cheque,
  CASH: Channel.cash,
  IN_KIND: Channel.inKind,
} as const;

registerEnumType(ChannelEnum, {
  name: "PaymentChannel",
  description: "How money reached the school.",
  valuesConfig: {
    MPESA: { description: "M-Pesa; these come in by themselves or by the provider's statement." },
    BANK: { description: "A deposit or a transfer into the school's bank account." },
    CHEQUE: { description: "A cheque." },
    CASH: { description: "Cash." },
    IN_KIND: { description: "Goods, such as maize and beans, at an agreed value." },
  },
});
