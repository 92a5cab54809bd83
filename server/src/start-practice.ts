import { ServerRole } from "./config.js";
import type { Services } from "./context.js";
import { parseMpesaSettings } from "./mpesa-file/parse-mpesa-settings.js";
import type { Em } from "./platform/orm.js";
import { School } from "./schools/school.entity.js";

export type Practice = { services: Services } & AsyncDisposable;

const FIRST_SHORTCODE = 600_000;
const LAST_PORT = 65_535;

/**
 * Lets a demo without credentials be paid through a simulator of M-Pesa, in this process, on the next port or any free one;
 * each school of the database has a paybill there. It is loaded for that alone. The services that come back know of it.
 */
export async function startPractice(services: Services): Promise<Practice> {
  const { config, logger, clock } = services;
  // With several processes each would have a provider of its own, and none know the others' payers.
  if (config.mpesa !== null || !config.demo || config.role !== ServerRole.all)
    return { services, [Symbol.asyncDispose]: async () => {} };

  const { startDaraja } = await import("../simulators/daraja/start-daraja.js");
  const businesses = (await (services.orm.em.fork() as Em).find(School, {}, { orderBy: { id: "asc" } })).map(
    ({ id, name }) => ({ schoolId: id, name, shortcode: String(FIRST_SHORTCODE + id) }),
  );
  const start = (port: number) => startDaraja({ port, host: config.host, businesses, now: () => clock.now() });
  const daraja = await start(config.port === 0 || config.port === LAST_PORT ? 0 : config.port + 1).catch(
    (error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
      return start(0);
    },
  );
  await using opened = new AsyncDisposableStack();
  opened.use(daraja);
  const parsed = parseMpesaSettings(daraja.settings, config.dataDir);
  if (!parsed.ok) throw new Error(`the practice settings are wrong: ${parsed.problems.join("; ")}`);
  logger.info({ port: Number(new URL(daraja.url).port) }, "practice M-Pesa: no real money moves");
  const all = opened.move();
  return {
    services: { ...services, config: { ...config, mpesa: { ...parsed.settings, simulatorUrl: daraja.url } } },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
