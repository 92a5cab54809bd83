import type { Known } from "../../src/sync/pull/parse-known.js";

/** What a device knows, in the wire's form: `<epoch> <access> <scope>:<seq> ...`. */
export const encodeKnown = ({ epoch, access, cursors }: Known): string =>
  [epoch ?? "-", access ?? "-", ...[...cursors].map(([scope, seq]) => `${scope}:${seq}`)].join(" ");
