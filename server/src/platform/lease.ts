import { randomBytes } from "node:crypto";
import { UniqueConstraintViolationException } from "@mikro-orm/core";
import { Meta } from "./meta.entity.js";
import type { Em } from "./orm.js";

/**
 * Takes the lease of this name until `now` + `seconds`; false while another process has it. A lease is never given
 * back: it keeps the others away for its whole time, and ends by itself when its holder dies.
 */
export async function takeLease(em: Em, name: string, seconds: number, now: Date): Promise<boolean> {
  const key = `lease:${name}`;
  const value = `${new Date(now.getTime() + seconds * 1000).toISOString()} ${randomBytes(6).toString("hex")}`;
  const held = await em.fork().findOne(Meta, { key });
  if (held) {
    if (new Date(held.value.split(" ")[0]!) > now) return false;
    return (await em.nativeUpdate(Meta, { key, value: held.value }, { value })) === 1;
  }
  try {
    await em.insert(Meta, { key, value });
    return true;
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return false;
    throw error;
  }
}
