import { GraphQLError } from "graphql";

/** What a client can rely on in `extensions.code`; the message beside it is a sentence for people. */
export const ErrorCode = {
  unauthenticated: "UNAUTHENTICATED",
  forbidden: "FORBIDDEN",
  notFound: "NOT_FOUND",
  badInput: "BAD_USER_INPUT",
  conflict: "CONFLICT",
  rateLimited: "RATE_LIMITED",
  upgradeRequired: "UPGRADE_REQUIRED",
  unknownDocument: "PERSISTED_QUERY_NOT_FOUND",
  payloadTooLarge: "PAYLOAD_TOO_LARGE",
  internal: "INTERNAL_SERVER_ERROR",
} as const;
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type ValuesOf<S extends string> = [NamesIn<S>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<S>, string | number>>];

/** An expected failure that ends a request: what happened and what to do, safe to show. */
export class Refusal extends GraphQLError {
  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message, { extensions: { ...details, code } });
    this.name = "Refusal";
  }
}

/**
 * Makes a room's refusals by their reasons: each has a code and a sentence, whose `{names}` are filled with the values
 * given. Reason and values stand in `extensions`, so that an app can say it in its user's language.
 */
export const refusalsOf =
  <const Sentences extends Readonly<Record<string, readonly [ErrorCode, string]>>>(sentences: Sentences) =>
  <Reason extends keyof Sentences & string>(reason: Reason, ...[values]: ValuesOf<Sentences[Reason][1]>): Refusal => {
    const [code, sentence] = sentences[reason]!;
    const given: Readonly<Record<string, string | number>> = values ?? {};
    const message = sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(given[name]));
    return new Refusal(code, message, { ...given, reason });
  };
