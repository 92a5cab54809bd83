import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Phone } from "../../values/phone.js";
import { createAfricasTalking } from "./africas-talking.js";

const PHONE = "+254712345678" as Phone;

/** The provider's endpoint, by its documentation; the text of a message chooses what it answers. */
const server = createServer((request, response) => void answer(request, response));
let url: URL;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  const isRight =
    request.url === "/version1/messaging" &&
    request.method === "POST" &&
    request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") &&
    request.headers.accept === "application/json";
  if (!isRight) return void response.writeHead(400).end("The request is malformed");
  if (request.headers["apikey"] !== "right" || form.get("username") !== "upendo")
    return void response.writeHead(401).end("The supplied authentication is invalid");
  const text = form.get("message") ?? "";
  if (text === "down") return void response.writeHead(503).end("later");
  if (text === "cut") return void request.socket.destroy();
  if (text === "garbled") return void response.end("<html>");
  const taken = {
    statusCode: 101,
    number: form.get("to"),
    status: "Success",
    cost: "KES 0.8000",
    messageId: "ATPid_1",
  };
  const refused = {
    statusCode: 403,
    number: form.get("to"),
    status: "InvalidPhoneNumber",
    cost: "0",
    messageId: "None",
  };
  const data = {
    sent: { Message: "Sent to 1/1 Total Cost: KES 0.8000", Recipients: [taken] },
    wrong: { Message: "Sent to 0/1 Total Cost: 0", Recipients: [refused] },
    nobody: { Message: "InvalidSenderId", Recipients: [] },
  }[text];
  response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ SMSMessageData: data }));
}

const open = (apiKey = "right") => createAfricasTalking({ url, username: "upendo", apiKey, senderId: "UPENDO" });

it.each([
  ["sent", { kind: "sent", providerId: "ATPid_1", cents: 80 }],
  ["wrong", { kind: "refused", why: "403 InvalidPhoneNumber" }],
  ["nobody", { kind: "refused", why: "InvalidSenderId" }],
  ["down", { kind: "unknown", why: "the provider answered 503" }],
  ["cut", { kind: "unknown", why: "TypeError" }],
  ["garbled", { kind: "unknown", why: "SyntaxError" }],
])("a message that is %s", async (text, outcome) => expect(await open().send(PHONE, text)).toEqual(outcome));

it("an account that is not known is refused, and its key not told", async () => {
  expect(await open("secret-key").send(PHONE, "sent")).toEqual({ kind: "refused", why: "the provider answered 401" });
});
