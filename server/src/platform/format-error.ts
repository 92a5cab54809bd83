import type { GraphQLFormattedError } from "graphql";
import { ErrorCode } from "../errors.js";
import type { Logger } from "./logger.js";

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** Lets expected failures through as they are; what nobody expected is logged, and told without its details. */
export function createFormatError(logger: Logger): FormatError {
  return (formatted, error) => {
    const code = formatted.extensions?.["code"] ?? ErrorCode.internal;
    if (code !== ErrorCode.internal) return formatted;
    logger.error({ err: causeOf(error), path: formatted.path?.join(".") }, "an operation failed");
    return {
      message: "Something went wrong on our side. Try again; if it goes on, tell the school's administrator.",
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: ErrorCode.internal },
    };
  };
}

function causeOf(error: unknown): unknown {
  return error instanceof Error && "originalError" in error && error.originalError instanceof Error
    ? causeOf(error.originalError)
    : error;
}
