import { generateKeyPair } from "node:crypto";
import { setMaxListeners } from "node:events";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import Fastify from "fastify";
import { addBusiness, type Control, createControl } from "./control.js";
import { Fault } from "./fault.js";
import type { Knobs } from "./knobs.js";
import { addPageRoutes } from "./page-routes.js";
import { practiceSettings } from "./practice-settings.js";
import { addProviderRoutes } from "./provider-routes.js";
import type { Business, World } from "./world.js";

export type DarajaOptions = {
  /** 0, which is usual, lets the system choose. */
  port?: number;
  host?: string;
  /** Changes for everybody, from the start. */
  knobs?: Partial<Knobs>;
  /** Who is paid; one paybill, if none is told. */
  businesses?: Partial<Business>[];
  now?: () => Date;
};

export type Daraja = {
  /** Where the provider is, and the page on which to act the payer. */
  url: string;
  control: Control;
  /** What stands in the file that `MPESA_FILE` names, for a server that is to use it. */
  settings: object;
} & AsyncDisposable;

const BODY_BYTES = 256 * 1024;

/** Making one takes a tenth of a second, and nothing is kept secret with it. */
let keys: Promise<World["keys"]> | null = null;

/** The provider's stand-in: it refuses what the provider refuses, moves no money, and does at its worst what the knobs say. */
export async function startDaraja({
  port = 0,
  host = "127.0.0.1",
  knobs = {},
  businesses = [{}],
  now = () => new Date(),
}: DarajaOptions = {}): Promise<Daraja> {
  keys ??= promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const world = createWorld(await keys, now);
  const control = createControl(world);
  control.set(knobs);
  for (const business of businesses) addBusiness(world, business);

  const http = Fastify({ logger: false, bodyLimit: BODY_BYTES, forceCloseConnections: true });
  http.setErrorHandler((error, _request, reply) => {
    const { statusCode = 500, message } = error as Error & { statusCode?: number };
    const fault = error instanceof Fault ? error : new Fault("400.002.05", message, statusCode);
    return reply.code(fault.status).send({ requestId: "0-0", errorCode: fault.code, errorMessage: fault.message });
  });
  addProviderRoutes(http, world);
  await addPageRoutes(http, world, control);
  await http.listen({ port, host });
  const isEverywhere = host === "0.0.0.0" || host === "::";
  world.url = `http://${isEverywhere ? "localhost" : host}:${(http.server.address() as AddressInfo).port}`;

  return {
    url: world.url,
    control,
    get settings() {
      return practiceSettings(world);
    },
    [Symbol.asyncDispose]: async () => {
      for (const timer of world.expiries.values()) clearTimeout(timer);
      world.ending.abort();
      await http.close();
      await control.settled();
    },
  };
}

function createWorld(keys: World["keys"], now: () => Date): World {
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  return {
    now,
    url: "",
    businesses: [],
    registrations: new Map(),
    tokens: new Map(),
    tokensIssued: 0,
    tokenLifeSeconds: 3599,
    payers: new Map(),
    pushes: new Map(),
    transactions: new Map(),
    deliveries: [],
    calls: [],
    failures: [],
    knobs: new Map(),
    held: [],
    keys,
    version: 0,
    ending,
    busy: new Set(),
    expiries: new Map(),
  };
}
