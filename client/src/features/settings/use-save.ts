import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import { useRefusal } from "../../i18n/use-refusal";

/** Runs a change at the server: whether it is under way, and why it came to nothing. */
export function useSave() {
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
      setFault(sayRefusal(refusalOf(error)));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, setFault, save };
}
