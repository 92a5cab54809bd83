import { formatMessage } from "../../i18n/format-message";
import { useLanguage } from "../../i18n/language";
import { scales } from "../../i18n/scales";
import type { ScaleFault } from "./scale-faults";

/** The sentence about what is wrong at a place. */
export type FaultAt = (at: string) => string | undefined;

export function useFaults(faults: readonly ScaleFault[]): FaultAt {
  const { locale } = useLanguage();
  return (at) => {
    const found = faults.find((one) => one.at === at);
    return found && formatMessage(locale, scales[locale][found.key], found.values);
  };
}
