import { useSubscription } from "@apollo/client/react";
import { useRef } from "react";
import { PaymentConfirmedDocument, type PaymentConfirmedSubscription } from "../../generated/live/graphql";

export type Confirmed = PaymentConfirmedSubscription["paymentConfirmed"];

/** Tells of each payment for a child once, as soon as it is confirmed, while the page is open. */
export function usePayments(learnerId: string, onConfirmed: (payment: Confirmed) => void): void {
  const known = useRef(new Set<string>());
  useSubscription(PaymentConfirmedDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const payment = data?.paymentConfirmed;
      if (!payment || payment.learnerId !== learnerId || known.current.has(payment.eventId)) return;
      known.current.add(payment.eventId);
      onConfirmed(payment);
    },
  });
}
