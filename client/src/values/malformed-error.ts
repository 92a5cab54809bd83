/** Text from the wire that is not what the protocol says it is. */
export class MalformedError extends Error {
  override readonly name = "MalformedError";

  constructor(what: string, text: unknown) {
    super(`This is not ${what}: ${String(text).slice(0, 80)}`);
  }
}
