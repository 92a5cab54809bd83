import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { hashSecret } from "../../platform/hash-secret.js";
import { readBody } from "../../platform/read-body.js";
import { judgeValidation } from "./judge-validation.js";
import { NoticeFault, NoticeKind } from "./notice-kind.js";
import type { NoticeWriter } from "./notice-writer.js";

/** More than any notice that was ever seen, and below what a column holds. */
const MOST_BYTES = 64 * 1024;

const TAKEN = { ResultCode: "0", ResultDesc: "Accepted" };

type Addressed = { Params: { secret: string } };

/** What the routes hand over to: where notices are stored, and whoever takes them up. */
export type Inbox = { readonly writer: NoticeWriter; kick(): void };

/**
 * The addresses that the provider calls. Whoever knows the secret part of one is listened to, and believed nothing: what
 * comes is stored and answered, and acted upon later. No name in them may be a word that the provider forbids.
 */
export async function addCallbackRoutes(http: FastifyInstance, services: Services, inbox: Inbox): Promise<void> {
  await http.register(async (scope) => {
    // Taken as bytes, whatever it says that it is.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _body, done) => done(null));
    const routes: readonly [string, NoticeKind][] = [
      ["/payments/stk/:secret", NoticeKind.stk],
      ["/payments/c2b/:secret/confirmation", NoticeKind.c2b],
      ["/payments/status/:secret", NoticeKind.status],
      ["/payments/reversal/:secret", NoticeKind.reversal],
    ];
    for (const [path, kind] of routes) {
      scope.post<Addressed>(path, (request, reply) => take(services, inbox, kind, request, reply));
    }
    scope.post<Addressed>("/payments/c2b/:secret/validation", (request, reply) => validate(services, request, reply));
  });
}

async function take(
  services: Services,
  inbox: Inbox,
  kind: NoticeKind,
  request: FastifyRequest<Addressed>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { body, bytes } = await receive(request);
  const arrival = {
    kind,
    secretHash: hashSecret(request.params.secret),
    body,
    bytes,
    isExpectedSource: isExpected(services, request.ip),
    fault: body ? null : NoticeFault.tooLarge,
  };
  try {
    if (!(await inbox.writer.write(arrival))) return reply.code(404).send();
  } catch (error) {
    services.logger.error({ err: error, kind }, "a notice of M-Pesa could not be stored; it was not taken");
    return reply.code(503).send();
  }
  if (arrival.isExpectedSource === false) {
    services.logger.warn({ kind }, "a notice of M-Pesa came from an address that is not one of the provider's");
  }
  if (!body) return reply.code(413).send();
  inbox.kick();
  return reply.send(TAKEN);
}

async function validate(
  services: Services,
  request: FastifyRequest<Addressed>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { body } = await receive(request);
  const answer = await judgeValidation(services, hashSecret(request.params.secret), body?.toString("utf8") ?? "");
  return answer ? reply.send(answer) : reply.code(404).send();
}

/** The body, null when it is too large, and how many bytes it says to have. */
async function receive({ raw, headers }: FastifyRequest): Promise<{ body: Buffer | null; bytes: number }> {
  try {
    const body = await readBody(raw, MOST_BYTES);
    return { body, bytes: body.length };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isTooLarge = error.extensions["code"] === ErrorCode.payloadTooLarge;
    const bytes = Math.min(Number(headers["content-length"]) || MOST_BYTES + 1, 2 ** 31 - 1);
    return isTooLarge ? { body: null, bytes } : { body: Buffer.alloc(0), bytes };
  }
}

/** An address that is not the provider's raises an alarm, and decides nothing. */
function isExpected({ config }: Services, address: string): boolean | null {
  const expected = config.mpesa?.sourceAddresses ?? [];
  return expected.length === 0 ? null : expected.includes(address.replace(/^::ffff:/, ""));
}
