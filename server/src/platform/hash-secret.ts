import { createHash } from "node:crypto";

/** What is kept of a secret of at least 128 random bits: enough to know it again, useless to whoever reads it. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
