import type { z } from "zod";

type Issue = { readonly input?: unknown; readonly code?: string; readonly keys?: readonly string[] };

/** The sentence for what is of the wrong kind; another for what is not there. */
export const or = (sentence: string) => ({
  error: ({ input }: Issue) => (input === undefined ? "is missing" : sentence),
});

/** For an object: that it is one, and what in it is not known. A mistyped name would else be passed over in silence. */
export const unknownKeys = {
  error: ({ code, keys }: Issue) =>
    code === "unrecognized_keys" ? `has what is not known: ${keys?.join(", ")}` : "must be an object",
};

/** What is wrong, each with its place (`shortcodes[0].till`), and never with what stands there. */
export const faultsOf = ({ issues }: z.ZodError, place: string): string[] =>
  issues.map(({ path, message }) => {
    const parts = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`));
    return `${(place + parts.join("")).replace(/^\./, "")} ${message}`.trim();
  });
