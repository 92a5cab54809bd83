import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { registerC2b } from "./c2b-register.js";
import { Fault } from "./fault.js";
import type { Fields } from "./fields.js";
import { giveToken, holderOf } from "./give-token.js";
import { listTransactions } from "./pull.js";
import { acceptPush } from "./push.js";
import { answerQuery } from "./push-query.js";
import { reverse } from "./reversal.js";
import { tellStatus } from "./transaction-status.js";
import { keep, type World } from "./world.js";

/** What a call is answered with; `body` null closes the connection without an answer. */
export type Answer = { status?: number; body: unknown };

/** `consumerKey`: whose token it came with. */
export type Handler = (world: World, fields: Fields, consumerKey: string) => Answer | Promise<Answer>;

const HANDLERS: Record<string, { path: string; handle: Handler }> = {
  push: { path: "/mpesa/stkpush/v1/processrequest", handle: acceptPush },
  query: { path: "/mpesa/stkpushquery/v1/query", handle: answerQuery },
  register: { path: "/mpesa/c2b/v2/registerurl", handle: registerC2b("v2") },
  registerV1: { path: "/mpesa/c2b/v1/registerurl", handle: registerC2b("v1") },
  status: { path: "/mpesa/transactionstatus/v1/query", handle: tellStatus },
  reversal: { path: "/mpesa/reversal/v1/request", handle: reverse },
  pull: { path: "/pulltransactions/v1/query", handle: listTransactions },
};

/** The provider's own addresses. */
export function addProviderRoutes(http: FastifyInstance, world: World): void {
  http.get("/oauth/v1/generate", (request, reply) =>
    answer(world, "token", reply, async () => giveToken(world, request)),
  );
  for (const [endpoint, { path, handle }] of Object.entries(HANDLERS))
    http.post(path, (request, reply) =>
      answer(world, endpoint, reply, async () => handle(world, fieldsOf(request), holderOf(world, request))),
    );
}

function fieldsOf({ body }: FastifyRequest): Fields {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Fault("400.002.05", "Invalid Request Payload");
  return body as Fields;
}

async function answer(
  world: World,
  endpoint: string,
  reply: FastifyReply,
  handle: () => Promise<Answer>,
): Promise<FastifyReply> {
  const call = keep(world, world.calls, { endpoint, at: world.now(), status: null as number | null, code: "" });
  let said: Answer;
  try {
    failAsWished(world, endpoint);
    said = await handle();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    call.code = error.code;
    said = {
      status: error.status,
      body: { requestId: `${call.at.getTime()}-1`, errorCode: error.code, errorMessage: error.message },
    };
  }
  if (said.body === null) {
    reply.hijack();
    reply.raw.socket?.destroy();
    return reply;
  }
  call.status = said.status ?? 200;
  const isText = typeof said.body === "string";
  return reply
    .code(call.status)
    .type(isText ? "text/html" : "application/json")
    .send(isText ? said.body : JSON.stringify(said.body));
}

function failAsWished({ failures }: World, endpoint: string): void {
  const index = failures.findIndex((failure) => failure.endpoint === endpoint || failure.endpoint === "any");
  const failure = failures[index];
  if (!failure) return;
  failure.times -= 1;
  if (failure.times <= 0) failures.splice(index, 1);
  throw new Fault(failure.code, failure.message, failure.status);
}
