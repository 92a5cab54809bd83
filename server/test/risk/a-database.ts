import { afterAll, beforeAll } from "vitest";
import type { Orm } from "../../src/platform/orm.js";
import { type EngineName, openFreshDatabase } from "../engines.js";

/** A database of its own for the tests of a block, there once they run. */
export function aDatabase(engine: EngineName): { readonly orm: Orm } {
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  beforeAll(async () => {
    database = await openFreshDatabase(engine);
  });
  afterAll(() => database[Symbol.asyncDispose]());
  return {
    get orm() {
      return database.orm;
    },
  };
}
