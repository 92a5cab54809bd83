import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "./logger.js";

/** Answers a request that failed outside the API with a line of text. */
export const answerPlainly =
  (logger: Logger) =>
  (error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
    const isTheirs = error instanceof Error && "statusCode" in error && Number(error.statusCode) < 500;
    if (!isTheirs) logger.error({ err: error }, "a request failed");
    void reply
      .code(isTheirs ? 400 : 500)
      .type("text/plain; charset=utf-8")
      .send(isTheirs ? "This address cannot be read.\n" : "Something went wrong on our side. Try again.\n");
  };
