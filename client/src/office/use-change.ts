import { useRef, useState } from "react";
import { refusalOf } from "../api/refusal-of";
import { useRefusal } from "../i18n/use-refusal";

/** Runs a change at the server, one at a time: whether it is under way, and why it came to nothing. */
export function useChange() {
  const sayRefusal = useRefusal();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // A second press may come before the first has been drawn.
  const running = useRef(false);
  /** Resolves to whether the change was made. */
  const run = async (change: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFault(null);
    try {
      await change();
      return true;
    } catch (error) {
      setFault(sayRefusal(refusalOf(error)));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, fault, setFault, run };
}
