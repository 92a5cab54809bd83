import { useLanguage, useMessages } from "./language";
import { statuses } from "./statuses";
import { STATUS_LETTERS } from "./schema-marks";

type SchemaStatus = keyof typeof STATUS_LETTERS;

type SchemaMark = {
  readonly status: SchemaStatus;
  readonly minutesLate: number | null;
  readonly reason: { readonly english: string; readonly kiswahili: string } | null;
};

/** Says what the server's marks mean. */
export function useStatusWords() {
  const { locale } = useLanguage();
  const say = useMessages(statuses);
  const wordOf = (status: SchemaStatus) => say(STATUS_LETTERS[status]);
  return {
    wordOf,
    letterOf: (status: SchemaStatus) => ({
      status: STATUS_LETTERS[status],
      letter: say(`letter${STATUS_LETTERS[status]}`),
    }),
    markWords: ({ status, minutesLate, reason }: SchemaMark) => {
      const word = minutesLate ? say("late", { minutes: minutesLate }) : wordOf(status);
      return reason ? `${word}, ${locale === "sw" ? reason.kiswahili : reason.english}` : word;
    },
  };
}
