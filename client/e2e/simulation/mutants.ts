import type { Tampering } from "./tampering";

/** Bugs that the simulation must find, each planted between the engine and the world. */
export const mutants: Readonly<Record<string, () => Tampering>> = {
  "the server forgets its verdicts": () => ({
    beforePush: async (room) => void (await room.rows("delete from operation")),
  }),

  "the phone lets go when it has sent, not when it is answered": () => ({
    beforePush: async (_, phone, counters) => phone.db.outbox.bulkDelete(counters as never[]),
  }),

  "the phone never lets go of what was answered": () => ({
    write: (table, request) => (table === "outbox" && request.type === "delete" ? null : request),
  }),

  "the phone says saved before it is": () => {
    const loses = everyTenth();
    return { write: (table, request) => (table === "outbox" && request.type === "add" && loses() ? null : request) };
  },

  "the cursor is stored and its data is not": () => {
    const loses = everyTenth();
    return { write: (table, request) => (table === "items" && request.type === "put" && loses() ? null : request) };
  },

  "what a user may no longer see is kept": () => ({
    write: (table, request) => (table === "items" && request.type.startsWith("delete") ? null : request),
  }),

  "what is sent again gets a new number": () => {
    const sent = new Set<string>();
    return {
      operations: (operations) =>
        operations.map((text) => {
          const again = sent.has(text);
          sent.add(text);
          return again ? text.replace(/^\d+/, (n) => String(Number(n) + 100_000)) : text;
        }),
    };
  },

  "every write claims to have seen all": () => ({
    operations: (operations) => operations.map((text) => text.replace(/\d+( \d+)$/, "999999999$1")),
  }),

  "the other of two marks is not told": () => ({
    answer: (text) => text.replaceAll(/![PALEN](?:\.\d+)?(?:@\d+)?/g, ""),
  }),

  "a refusal is told as taken": () => ({
    answer: (text) => text.replaceAll(/"(?:REJECTED|BLOCKED|HELD)"/g, '"APPLIED"'),
  }),

  "the second half of a batch is judged by the first": () => ({
    operations: (operations) => operations.map((text, index) => (index % 2 === 1 ? operations[index - 1]! : text)),
  }),
};

function everyTenth(): () => boolean {
  let count = 0;
  return () => ++count % 10 === 0;
}
