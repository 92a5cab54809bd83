import { useSubscription } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import { BooksChangedDocument } from "../generated/live/graphql";

type Told = { readonly learnerIds: readonly string[] };

/** A payday brings a burst: what is shown is read anew at most this often. */
const AT_MOST_EVERY_MS = 2_000;

/** Calls back soon after the school's fees have changed, once for a burst of changes; `concerns` lets others' pass by. */
export function useBooksChanged(on: boolean, onChanged: () => void, concerns: (told: Told) => boolean = () => true) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef({ onChanged, concerns });
  latest.current = { onChanged, concerns };
  useSubscription(BooksChangedDocument, {
    skip: !on,
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      if (!data || !latest.current.concerns(data.feesChanged)) return;
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        latest.current.onChanged();
      }, AT_MOST_EVERY_MS);
    },
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
