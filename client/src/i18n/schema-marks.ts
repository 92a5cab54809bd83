import type { ReasonId } from "../values/ids";
import type { Mark } from "../values/mark";
import type { Status } from "../values/status";

/** The statuses as the schema names them, and their letters on the phone. */
export const STATUS_LETTERS = { PRESENT: "P", ABSENT: "A", LATE: "L", EXCUSED: "E", NOT_TAKEN: "N" } as const;

type SchemaMark = {
  readonly status: keyof typeof STATUS_LETTERS;
  readonly minutesLate: number | null;
  readonly reason: { readonly id: number } | null;
};

/** The server's mark as an operation says it. */
export const toMark = ({ status, minutesLate, reason }: SchemaMark): Mark => ({
  status: STATUS_LETTERS[status] as Status,
  ...(reason && { reasonId: reason.id as ReasonId }),
  ...(minutesLate !== null && { minutesLate }),
});
