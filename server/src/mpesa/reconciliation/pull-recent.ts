import type { Services } from "../../context.js";
import type { LiveShortcode } from "../../mpesa-file/mpesa-settings.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import { pullBetween } from "./pull-between.js";

const HOUR_MS = 3_600_000;
/** The provider lists what is younger than 48 hours. */
const REACH_MS = 47 * HOUR_MS;
/** Each pull goes over the last one's hours again: a payment may be listed late. */
const OVERLAP_MS = 3 * HOUR_MS;

const META = { name: "meta", columns: ["key", "value"], key: ["key"] } as const;

/** Pulls what was paid to each number since it was last pulled whole, so that no payment depends on a notice having come. */
export async function pullRecent(services: Services): Promise<void> {
  for (const number of services.config.mpesa?.shortcodes ?? []) {
    if (!number.statementOnly) await pullNumber(services, number);
  }
}

async function pullNumber(services: Services, number: LiveShortcode): Promise<void> {
  const em = services.orm.em.fork() as Em;
  const key = `mpesa-pulled:${number.shortcode}`;
  const [known] = await runSql<{ value: string }>(em, "select value from meta where `key` = ?", [key]);
  const now = services.clock.now();
  const since = known ? new Date(known.value).getTime() - OVERLAP_MS : 0;
  const from = new Date(Math.max(since, now.getTime() - REACH_MS));
  const isWhole = await pullBetween(services, number, from, new Date(now.getTime() + HOUR_MS / 60));
  if (isWhole) await writeRows(em, META, [{ key, value: now.toISOString() }]);
  else services.logger.warn({ shortcode: number.shortcode }, "M-Pesa's list of payments could not be pulled whole");
}
