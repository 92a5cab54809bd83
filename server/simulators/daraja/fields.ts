import { constants, privateDecrypt } from "node:crypto";
import { badField, Fault } from "./fault.js";
import { readCompactTime } from "./text.js";
import { type Business, findBusiness, type World } from "./world.js";

export type Fields = Record<string, unknown>;

const FORBIDDEN_IN_URLS = ["mpesa", "safaricom", "exe", "exec", "cmd", "sql", "query"];
const CLOCK_SLACK_MS = 60 * 60 * 1000;
const NEAR =
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|[^.]+)$/;

/** A field that is a text or a number, as a text. */
export function text(fields: Fields, name: string, most: number, least = 1): string {
  const value = fields[name] ?? "";
  if (typeof value !== "string" && typeof value !== "number") throw badField(name);
  const words = String(value);
  if (words.trim().length < least || words.length > most) throw badField(name);
  return words;
}

export function oneOf(fields: Fields, name: string, values: readonly string[]): string {
  const value = text(fields, name, 100);
  if (!values.includes(value)) throw badField(name);
  return value;
}

/** Whole shillings. */
export function amount(fields: Fields, name = "Amount"): number {
  const value = text(fields, name, 12);
  const shillings = /^\d+$/.test(value) ? Number(value) : 0;
  if (shillings < 1 || shillings > 250_000) throw badField(name);
  return shillings;
}

export function phone(fields: Fields, name: string): string {
  const value = text(fields, name, 12);
  if (!/^254[17]\d{8}$/.test(value)) throw badField(name);
  return value;
}

/** Real addresses need TLS; one on this machine or in its own network, which the provider would not reach, does not. */
export function url(fields: Fields, name: string): string {
  const value = text(fields, name, 400);
  if (!URL.canParse(value)) throw badField(name);
  const { protocol, hostname } = new URL(value);
  if (protocol !== "https:" && !(protocol === "http:" && NEAR.test(hostname))) throw badField(name);
  if (FORBIDDEN_IN_URLS.some((word) => value.toLowerCase().includes(word))) throw badField(name);
  return value;
}

/** The business of a shortcode; it has to be one that the token's application may speak for. */
export function business(world: World, fields: Fields, name: string, consumerKey: string): Business {
  const found = findBusiness(world, text(fields, name, 12));
  if (!found || found.consumerKey !== consumerKey) throw badField(name);
  return found;
}

/** Checks the password of a push or its query against its own timestamp, and that against the clock in Nairobi. */
export function checkPassword(world: World, fields: Fields, { shortcode, passkey }: Business): void {
  const timestamp = text(fields, "Timestamp", 14);
  const at = readCompactTime(timestamp);
  if (at === null || Math.abs(at.getTime() - world.now().getTime()) > CLOCK_SLACK_MS) throw badField("Timestamp");
  const plain = Buffer.from(text(fields, "Password", 2000), "base64").toString("utf8");
  if (plain !== `${shortcode}${passkey}${timestamp}`) throw new Fault("500.001.1001", "Wrong credentials");
}

/** Whether the initiator is who they say; what is wrong with that is told in the result, not at once. */
export function isInitiator({ keys }: World, fields: Fields, { initiator, initiatorPassword }: Business): boolean {
  const name = text(fields, "Initiator", 100);
  const sealed = Buffer.from(text(fields, "SecurityCredential", 4000), "base64");
  try {
    const opened = privateDecrypt({ key: keys.privateKey, padding: constants.RSA_PKCS1_PADDING }, sealed);
    return name === initiator && opened.toString("utf8") === initiatorPassword;
  } catch {
    return false;
  }
}
