import { createContext, useContext } from "react";
import { useMarkWords as useWords } from "../../i18n/use-mark-words";
import type { Mark } from "../../values/mark";
import type { ReasonLine } from "../../values/school-lines";

/** The reasons this school knows. */
export const SchoolReasons = createContext<readonly ReasonLine[]>([]);

/** Says a mark in full, with the reasons of the school around it. */
export const useMarkWords = (): ((mark: Mark) => string) => useWords(useContext(SchoolReasons));
