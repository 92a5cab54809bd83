import { randomBytes } from "node:crypto";

/** The secret part of an address that the provider calls. In digits and a to f, so that it never spells a word that the provider forbids. */
export const callbackToken = (): string => randomBytes(20).toString("hex");
