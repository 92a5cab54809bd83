import { createPublicKey, constants, publicEncrypt } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Business } from "./world.js";
import type { Daraja } from "./start-daraja.js";

type Told = { path: string; body: Record<string, never>; at: number };
type Said = { status: number; body: Record<string, never>; code: string };

/** A school's server as the provider sees it, for the tests: it calls with the right fields unless told others, and hears notices. */
export type SchoolServer = {
  url: string;
  heard: Told[];
  /** How the next notices are answered; 200 with an acceptance, if not told. */
  answerWith(answer: (response: ServerResponse, told: Told) => void): void;
  token(): Promise<string>;
  call(path: string, fields: object, token?: string): Promise<Said>;
  push(changes?: object): Promise<Said>;
  query(checkoutRequestId: string, changes?: object): Promise<Said>;
  register(changes?: object): Promise<Said>;
  status(receipt: string, changes?: object): Promise<Said>;
  reverse(receipt: string, amount: number, changes?: object): Promise<Said>;
  pull(changes?: object): Promise<Said>;
} & AsyncDisposable;

export const PHONE = "254700000041";

const accept = (response: ServerResponse) => response.end('{"ResultCode":"0","ResultDesc":"Accepted"}');

export async function startSchoolServer(
  daraja: Daraja,
  business: Business = daraja.control.businesses[0]!,
  now = () => new Date(),
): Promise<SchoolServer> {
  const heard: Told[] = [];
  let answer: (response: ServerResponse, told: Told) => void = accept;
  const http = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const told = { path: request.url ?? "", body: JSON.parse(text) as Told["body"], at: performance.now() };
    heard.push(told);
    answer(response, told);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  let current: string | null = null;

  const read = async (response: Response): Promise<Said> => {
    const body = (await response.json()) as Said["body"];
    return { status: response.status, body, code: body["errorCode"] ?? "" };
  };
  const token = async () => {
    const pair = Buffer.from(`${business.consumerKey}:${business.consumerSecret}`).toString("base64");
    const response = await fetch(`${daraja.url}/oauth/v1/generate?grant_type=client_credentials`, {
      headers: { authorization: `Basic ${pair}` },
    });
    return (current = ((await response.json()) as { access_token: string }).access_token);
  };
  const call: SchoolServer["call"] = async (path, fields, given) => {
    const authorization = `Bearer ${given ?? current ?? (await token())}`;
    const headers = { authorization, "content-type": "application/json" };
    return read(await fetch(daraja.url + path, { method: "POST", headers, body: JSON.stringify(fields) }));
  };

  const { shortcode } = business;
  const signed = () => {
    const Timestamp = new Date(now().getTime() + 3 * 3_600_000).toISOString().replaceAll(/\D/g, "").slice(0, 14);
    const Password = Buffer.from(shortcode + business.passkey + Timestamp).toString("base64");
    return { BusinessShortCode: shortcode, Password, Timestamp };
  };
  const initiated = () => {
    const { certificate } = (daraja.settings as { shortcodes: { certificate: string }[] }).shortcodes[0]!;
    const key = { key: createPublicKey(certificate), padding: constants.RSA_PKCS1_PADDING };
    const SecurityCredential = publicEncrypt(key, Buffer.from(business.initiatorPassword)).toString("base64");
    const ResultURL = `${url}/result`;
    return {
      Initiator: business.initiator,
      SecurityCredential,
      ResultURL,
      QueueTimeOutURL: ResultURL,
      Remarks: "Test",
    };
  };

  return {
    url,
    heard,
    answerWith: (next) => void (answer = next),
    token,
    call,
    push: (changes) =>
      call("/mpesa/stkpush/v1/processrequest", {
        ...signed(),
        TransactionType: "CustomerPayBillOnline",
        Amount: 500,
        PartyA: PHONE,
        PartyB: shortcode,
        PhoneNumber: PHONE,
        CallBackURL: `${url}/callback`,
        AccountReference: "0001",
        TransactionDesc: "School fees",
        ...changes,
      }),
    query: (CheckoutRequestID, changes) =>
      call("/mpesa/stkpushquery/v1/query", { ...signed(), CheckoutRequestID, ...changes }),
    register: (changes) =>
      call("/mpesa/c2b/v2/registerurl", {
        ShortCode: shortcode,
        ResponseType: "Cancelled",
        ConfirmationURL: `${url}/confirmation`,
        ValidationURL: `${url}/validation`,
        ...changes,
      }),
    status: (TransactionID, changes) =>
      call("/mpesa/transactionstatus/v1/query", {
        ...initiated(),
        CommandID: "TransactionStatusQuery",
        TransactionID,
        PartyA: shortcode,
        IdentifierType: "4",
        ...changes,
      }),
    reverse: (TransactionID, Amount, changes) =>
      call("/mpesa/reversal/v1/request", {
        ...initiated(),
        CommandID: "TransactionReversal",
        TransactionID,
        Amount,
        ReceiverParty: shortcode,
        RecieverIdentifierType: "11",
        ...changes,
      }),
    pull: (changes) => {
      const spaced = (at: number) => new Date(at + 3 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
      const at = now().getTime();
      return call("/pulltransactions/v1/query", {
        ShortCode: shortcode,
        StartDate: spaced(at - 3_600_000),
        EndDate: spaced(at + 60_000),
        OffSetValue: "0",
        ...changes,
      });
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
}
