import type { Em } from "../../src/platform/orm.js";
import type { Clock } from "../../src/values/clock.js";
import type { LearnerId } from "../../src/values/ids.js";
import type { TestSchool } from "../a-school.js";
import { aWorld, type World } from "../api/world.js";
import { type BootedApp, bootApp, freshRedisUrl } from "../boot.js";
import { redisUrl } from "../engines.js";

type RiskApp = {
  readonly app: BootedApp;
  readonly world: World;
  readonly school: TestSchool;
  /** The learners of the class that is taught. */
  readonly own: LearnerId[];
  /** Those of the class that nobody teaches. */
  readonly others: LearnerId[];
  em(): Em;
  /** Throws what it is refused with. */
  ask<Data>(token: string | null, text: string, variables?: object): Promise<Data>;
};

/** The whole server, with a school in which everybody is at risk. */
export async function aRiskApp(name: string, clock: Clock): Promise<RiskApp> {
  const app = await bootApp({ clock, redis: redisUrl && freshRedisUrl(redisUrl) });
  const world = await aWorld(app, name);
  const { school } = world;
  return {
    app,
    world,
    school,
    own: school.schoolClass("Grade 7 East").learnerIds,
    others: school.schoolClass("Grade 7 West").learnerIds,
    em: () => {
      const fork = app.app.services.orm.em.fork() as Em;
      fork.setFilterParams("school", { schoolId: school.id });
      return fork;
    },
    ask: async <Data>(token: string | null, text: string, variables: object = {}): Promise<Data> => {
      const { data, errors } = await app.graphql<Data>(token, text, variables as Record<string, unknown>);
      if (!data || errors) throw new Error(errors?.[0]?.message);
      return data;
    },
  };
}
