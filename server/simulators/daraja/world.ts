import type { KeyObject } from "node:crypto";
import { type Knobs, type Scope, USUAL } from "./knobs.js";

/** A customer of the provider's that is paid: a school. */
export type Business = {
  shortcode: string;
  name: string;
  kind: "paybill" | "till";
  /** Of a till. */
  till: string | null;
  consumerKey: string;
  consumerSecret: string;
  passkey: string;
  initiator: string;
  initiatorPassword: string;
  c2bVersion: "v1" | "v2";
  /** The school of the server that it stands for; only for the settings that are handed out. */
  schoolId: number;
};

export type Registration = {
  validationUrl: string;
  confirmationUrl: string;
  onTimeout: "Completed" | "Cancelled";
  version: "v1" | "v2";
};

/** Amounts here are whole shillings, phones are `2547XXXXXXXX`. */
export type Payer = { phone: string; names: [string, string, string]; shillings: number; wrongPins: number };

export type Push = {
  checkoutRequestId: string;
  merchantRequestId: string;
  shortcode: string;
  phone: string;
  amount: number;
  reference: string;
  description: string;
  callbackUrl: string;
  at: Date;
  /** When it ends by itself; Unix milliseconds of the machine's clock. */
  endsAt: number;
  /** Null while the prompt stands. */
  resultCode: string | null;
  receipt: string | null;
  isIgnored: boolean;
  queries: number;
  /** Resolves when it has ended and the business was told. */
  told: PromiseWithResolvers<void>;
};

export type Transaction = {
  receipt: string;
  shortcode: string;
  phone: string;
  amount: number;
  account: string;
  at: Date;
  kind: "stk" | "c2b" | "reversal";
  /** Of a reversal: the receipt it sends back; of a payment: the reversal's. */
  other: string | null;
};

/** A request that the provider made. `status` is null where it was not answered, or not sent at all. */
export type Delivery = { what: string; url: string; body: unknown; at: Date; status: number | null; answer: string };

/** A request that was made of the provider. */
export type Call = { endpoint: string; at: Date; status: number | null; code: string };

/** An error that the next calls are answered with. */
export type Failure = { endpoint: string; code: string; message: string; status: number; times: number };

export type World = {
  now: () => Date;
  url: string;
  businesses: Business[];
  registrations: Map<string, Registration>;
  tokens: Map<string, { token: string; endsAt: number }>;
  tokensIssued: number;
  tokenLifeSeconds: number;
  payers: Map<string, Payer>;
  pushes: Map<string, Push>;
  /** By receipt, in their order. */
  transactions: Map<string, Transaction>;
  deliveries: Delivery[];
  calls: Call[];
  failures: Failure[];
  knobs: Map<Scope, Partial<Knobs>>;
  /** Notices held back until the next. */
  held: (() => Promise<void>)[];
  keys: { publicKey: KeyObject; privateKey: KeyObject };
  /** Counts everything that happens, so that the page knows when to draw itself anew. */
  version: number;
  ending: AbortController;
  /** What is under way, and what will be. */
  busy: Set<Promise<unknown>>;
  expiries: Map<string, NodeJS.Timeout>;
};

const MOST_KEPT = 5000;

export const knobsFor = ({ knobs }: World, shortcode: string, phone?: string): Knobs => ({
  ...USUAL,
  ...knobs.get("*"),
  ...knobs.get(`shortcode:${shortcode}`),
  ...(phone !== undefined && knobs.get(`phone:${phone}`)),
});

/** Does something that nobody waits for, such as a notice; its faults are the notice's, told in its delivery. */
export function inBackground(world: World, work: () => Promise<unknown>): void {
  const done = work()
    .catch(() => {})
    .finally(() => world.busy.delete(done));
  world.busy.add(done);
}

/** Waits, unless the world ends. */
export function pass(world: World, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms <= 0 || world.ending.signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      world.ending.signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    world.ending.signal.addEventListener("abort", end);
  });
}

/** Keeps what has happened, but not for ever. */
export function keep<Item>(world: World, list: Item[], item: Item): Item {
  list.push(item);
  if (list.length > MOST_KEPT) list.splice(0, list.length - MOST_KEPT);
  world.version += 1;
  return item;
}

/** By its shortcode, or a till's own number. */
export const findBusiness = ({ businesses }: World, number: string): Business | undefined =>
  businesses.find(({ shortcode, till }) => shortcode === number || till === number);

const FIRST = ["Amina", "Brian", "Cherono", "Daudi", "Esther", "Faith", "Grace", "Hassan", "Ivy", "Juma"] as const;
const MIDDLE = [
  "Wanjiru",
  "Otieno",
  "Mutua",
  "Kiprop",
  "Njeri",
  "Barasa",
  "Achieng",
  "Mwangi",
  "Hamisi",
  "Auma",
] as const;
const LAST = [
  "Kamau",
  "Odhiambo",
  "Musyoka",
  "Koech",
  "Wafula",
  "Abdi",
  "Njoroge",
  "Omondi",
  "Kilonzo",
  "Chebet",
] as const;
const WALLET = 100_000;

/** Everybody has a phone and some money: a payer is made when first met, named after the last digits of the number. */
export function payerOf(world: World, phone: string): Payer {
  const known = world.payers.get(phone);
  if (known) return known;
  const digit = (fromEnd: number) => Number(phone.at(-fromEnd) ?? 0) || 0;
  const names: Payer["names"] = [FIRST[digit(1)]!, MIDDLE[digit(2)]!, LAST[digit(3)]!];
  const payer: Payer = { phone, names, shillings: WALLET, wrongPins: 0 };
  world.payers.set(phone, payer);
  return payer;
}
