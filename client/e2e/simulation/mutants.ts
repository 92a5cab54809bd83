import type { Tampering } from "./tampering";

/** Bugs that the simulation must find, each planted between the engine and the world. */
export const mutants: Readonly<Record<string, () => Tampering>> = {
  "the server forgets its verdicts": () => ({
    beforePush: async (campus) => void (await campus.rows("delete from operation")),
  }),

  "a verdict is stored and its effects are not": () => {
    const loses = every(10);
    return {
      afterPush: async (campus, device, [text = ""]) => {
        if (!loses()) return;
        const [counter] = text.split(" ");
        await campus.rows("delete from attendance_history where device_id = ? and counter = ?", [
          device,
          Number(counter),
        ]);
      },
    };
  },

  "the phone lets go when it has sent, not when it is answered": () => ({
    beforePush: async (_, db, operations) =>
      db.outbox.bulkDelete(operations.map((text) => Number.parseInt(text, 10)) as never[]).catch(() => undefined),
  }),

  "the phone never lets go of what was answered": () => ({
    write: (table, request) => (table === "outbox" && request.type === "delete" ? null : request),
  }),

  "the phone says saved before it is": () => {
    const loses = every(10);
    return { write: (table, request) => (table === "outbox" && request.type === "add" && loses() ? null : request) };
  },

  "what was refused falls out of the tray": () => ({
    write: (table, request) => {
      const isRefused = table === "outbox" && request.type === "put" && isTroubled(request.values[0]);
      if (!isRefused) return request;
      const keys = request.values.map(({ n }) => n as number);
      return { type: "delete", trans: request.trans, keys };
    },
  }),

  "the cursor is stored and its data is not": () => {
    const loses = every(10);
    return { write: (table, request) => (table === "items" && request.type === "put" && loses() ? null : request) };
  },

  "the cursor runs ahead of what was told": () => {
    const leaps = every(7);
    return { answer: (text) => (leaps() ? text.replace(/"h":(\d+)/g, (_, head) => `"h":${Number(head) + 3}`) : text) };
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

  "a number is given twice, and only the number is looked at": () => {
    const forgets = every(4);
    return {
      write: (table, request) =>
        table === "meta" && request.type === "put" && request.values[0]?.key === "counter" && forgets()
          ? null
          : request,
      answer: (text) => text.replaceAll(/"o":"REJECTED","c":"COUNTER_REUSED"/g, '"o":"APPLIED","c":null'),
    };
  },

  "tabs send at once": () => ({ withoutLocks: true }),

  "a restored backup is not noticed": () => {
    let first = "";
    let last = "";
    return {
      known: (known) => known.replace(/^\S+/, (epoch) => (epoch === "-" ? epoch : last)),
      answer: (text) =>
        text.replaceAll(/"e":"(\w+)"/g, (_, epoch: string) => {
          first ||= epoch;
          last = epoch;
          return `"e":"${first}"`;
        }),
    };
  },

  "a change goes missing and checksums are not compared": () => {
    const loses = every(5);
    return {
      known: (known) => known.replace(/ =\d+$/, ""),
      answer: (text) => {
        const blind = text.replaceAll(/"d":"\d+"/g, '"d":""');
        return loses() ? blind.replaceAll(/\["r",\["\w+"\](,\[[^\]]*\])+\]/g, "").replaceAll("[,", "[") : blind;
      },
    };
  },

  "every write claims to have seen all": () => ({
    operations: (operations) => operations.map((text) => text.replace(/\d+( \d+)$/, "999999999$1")),
  }),

  "the phone's clock orders": () => {
    let latest = 0;
    return {
      operations: (operations) =>
        operations.map((text) => {
          const at = Number(text.split(" ").at(-1));
          const isLatest = at > latest;
          latest = Math.max(at, latest);
          return text.replace(/\d+( \d+)$/, isLatest ? "999999999$1" : "0$1");
        }),
    };
  },

  "who joined later counts as present": () => ({
    afterPush: async (campus) =>
      void (await campus.rows(
        `update roll_call set roster_rev = (select c.roster_rev from school_class c where c.id = roll_call.class_id)
         where roster_rev > 0`,
      )),
  }),

  "the other of two marks is not kept": () => ({
    afterPush: async (campus) => void (await campus.rows("update attendance_mark set contested = null")),
  }),

  "the other of two marks is not told": () => ({
    answer: (text) => text.replaceAll(/![PALEN](?:\.\d+)?(?:@\d+)?/g, ""),
  }),

  "nobody is told of a contest": () => ({
    afterPush: async (campus) => void (await campus.rows("delete from `change` where item like 'n%'")),
  }),

  "the head is not told what waits for them": () => ({
    afterPush: async (campus) => void (await campus.rows("delete from `change` where item like 'w%'")),
  }),

  "a proposed score is not kept": () => ({
    afterPush: async (campus) => void (await campus.rows("delete from score_proposal")),
  }),

  "nobody is told of a proposed score": () => ({
    afterPush: async (campus) => void (await campus.rows("delete from `change` where item like 'p%'")),
  }),

  "a submitted sheet takes scores": () => ({
    beforePush: async (campus) => void (await campus.rows("update assessment set submitted = 0")),
  }),

  "nobody remembers what a restored backup lacked": () => ({
    beforePush: async (campus) => void (await campus.rows("update scope_head set lost_from = 0, lost_to = 0")),
  }),

  "a refusal is told as taken": () => ({
    answer: (text) => text.replaceAll(/"(?:REJECTED|BLOCKED|HELD)"/g, '"APPLIED"'),
  }),

  "the second half of a batch is judged by the first": () => ({
    operations: (operations) => operations.map((text, index) => (index % 2 === 1 ? operations[index - 1]! : text)),
  }),
};

const isTroubled = (row: { readonly state?: string } | undefined): boolean => !!row?.state && row.state !== "waiting";

function every(nth: number): () => boolean {
  let count = 0;
  return () => ++count % nth === 0;
}
