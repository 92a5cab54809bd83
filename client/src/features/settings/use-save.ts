import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import { useRefusal } from "../../i18n/use-refusal";
import type { TellRefusal } from "../../office/use-change";

/** Runs a change at the server: whether it is under way, and why it came to nothing. */
export function useSave(tell?: TellRefusal) {
  const sayRefusal = useRefusal();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  /** Resolves to whether the change was made. */
  const save = async (change: () => Promise<unknown>): Promise<boolean> => {
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
      setBusy(false);
    }
  };
  return { busy, fault, setFault, save };
}
