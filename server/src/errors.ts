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

/** An expected failure that ends a request: what happened and what to do, safe to show. */
export class Refusal extends GraphQLError {
  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message, { extensions: { ...details, code } });
    this.name = "Refusal";
  }
}
