import { inspect } from "node:util";

const HIDDEN = "[secret]";

/** A text that shows itself nowhere, neither in a log nor in an error nor as JSON, unless it is asked to. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
