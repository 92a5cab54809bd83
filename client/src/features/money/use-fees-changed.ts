import { useSubscription } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import { FeesChangedDocument } from "../../generated/live/graphql";

/** Many receipts that come together are read once. */
const PAUSE_MS = 400;

/** Calls when the school's fees have changed. `follows` is whether the viewer is told of it at all. */
export function useFeesChanged(follows: boolean, onChanged: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useSubscription(FeesChangedDocument, {
    skip: !follows,
    ignoreResults: true,
    onData: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(onChanged, PAUSE_MS);
    },
  });
}
