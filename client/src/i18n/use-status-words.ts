import { useLanguage, useMessages } from "./language";
import { statuses } from "./statuses";

/** The statuses as the schema names them, and their letters on the phone. */
const LETTERS = { PRESENT: "P", ABSENT: "A", LATE: "L", EXCUSED: "E", NOT_TAKEN: "N" } as const;
type SchemaStatus = keyof typeof LETTERS;

type SchemaMark = {
  readonly status: SchemaStatus;
  readonly minutesLate: number | null;
  readonly reason: { readonly english: string; readonly kiswahili: string } | null;
};

/** Says what the server's marks mean. */
export function useStatusWords() {
  const { locale } = useLanguage();
  const say = useMessages(statuses);
  const wordOf = (status: SchemaStatus) => say(LETTERS[status]);
  return {
    wordOf,
    letterOf: (status: SchemaStatus) => ({ status: LETTERS[status], letter: say(`letter${LETTERS[status]}`) }),
    markWords: ({ status, minutesLate, reason }: SchemaMark) => {
      const word = minutesLate ? say("late", { minutes: minutesLate }) : wordOf(status);
      return reason ? `${word}, ${locale === "sw" ? reason.kiswahili : reason.english}` : word;
    },
  };
}
