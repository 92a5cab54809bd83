import type { KeyObject } from "node:crypto";
import type { Secret } from "../platform/secret.js";
import type { SchoolId } from "../values/ids.js";

/** Who may ask for status and reversal of a shortcode's payments, and how they prove it. */
export type Initiator = {
  name: string;
  /** Made by the provider's portal; or the password, to be encrypted by the provider's public key at each call. */
  credential: { made: Secret } | { password: Secret; publicKey: KeyObject };
};

/** A shortcode whose payments are only known from the statements that people bring: one of a bank, say. */
type StatementShortcode = { shortcode: string; statementOnly: true; schools: ServedSchool[] };

/** A paybill or till that this server speaks for. */
export type LiveShortcode = {
  shortcode: string;
  statementOnly: false;
  kind: "paybill" | "till";
  /** Of a till: its number, which is not the shortcode of the head office. */
  till: string | null;
  baseUrl: URL;
  /** Whether no real money moves: the sandbox, or a simulator. */
  isPractice: boolean;
  consumerKey: Secret;
  consumerSecret: Secret;
  passkey: Secret;
  initiator: Initiator | null;
  c2bVersion: "v1" | "v2";
  /** The address under which the provider reaches this server; null for the server's own. */
  callbackBase: URL | null;
  schools: ServedSchool[];
};

/** A school on a shortcode; of several on one, each has a prefix, in capitals, that account numbers begin with. */
export type ServedSchool = { schoolId: SchoolId; prefix: string | null };

export type Shortcode = LiveShortcode | StatementShortcode;

export type MpesaSettings = {
  shortcodes: Shortcode[];
  /** Where the provider calls from; another address raises an alarm, no more. Empty in practice. */
  sourceAddresses: string[];
  /** The page on which to act the payer, where the simulator serves this server. */
  simulatorUrl: string | null;
};
