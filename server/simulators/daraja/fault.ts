/** An error as the provider words it: an HTTP status, a code, and a text for people. */
export class Fault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = Number(code.slice(0, 3)) || 500,
  ) {
    super(message);
  }
}

export const badField = (name: string) => new Fault("400.002.02", `Bad Request - Invalid ${name}`);
