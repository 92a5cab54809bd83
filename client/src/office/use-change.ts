import { useRef, useState } from "react";
import { type Refusal, refusalOf } from "../api/refusal-of";
import { useRefusal } from "../i18n/use-refusal";

/** Says a refusal that an area has words of its own for; null for any other. */
export type TellRefusal = (refusal: Refusal | null) => string | null;

/** Runs a change at the server, one at a time: whether it is under way, and why it came to nothing. */
export function useChange(tell?: TellRefusal) {
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
      const refusal = refusalOf(error);
      setFault(tell?.(refusal) ?? sayRefusal(refusal));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, fault, setFault, run };
}
