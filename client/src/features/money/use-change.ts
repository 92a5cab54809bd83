import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import { useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { useRefusal } from "../../i18n/use-refusal";

/** Runs a change of the books: whether it is under way, and why it came to nothing, in words. */
export function useChange() {
  const say = useMessages(money);
  const sayRefusal = useRefusal();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  /** Resolves to whether the change was made. */
  const change = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      await work();
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      setFault(refusal ? sayRefusal(refusal) : say("noAnswer"));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, setFault, change };
}
