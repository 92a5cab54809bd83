import type { Em } from "../../src/platform/orm.js";
import { Learner } from "../../src/schools/learner.entity.js";
import { RiskBand } from "../../src/risk/rules/risk-band.js";
import { Role, ROLES } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import type { BootedApp } from "../boot.js";
import { writeScores } from "../risk/write-scores.js";

/** Everybody who can ask: a person in one of the roles, a key, or somebody who is not signed in. */
export const ACTORS = [...ROLES, "key", "nobody"] as const;
export type Actor = (typeof ACTORS)[number];

/**
 * A school with two classes: the teachers teach the first, the guardian's child is in it, and nobody teaches the
 * second. No name in it occurs in another school.
 */
export type World = {
  school: TestSchool;
  /** A token for each actor; null for whoever is not signed in. */
  tokens: Record<Actor, string | null>;
  /** A sign-in of the actor's own that may be spent. */
  spareToken(actor: Actor): Promise<string | null>;
  /** Another system's key, to be revoked. */
  keyId: string;
  /** What would show that an answer is about this school. */
  marks: readonly string[];
};

export const east = ({ school }: World) => school.schoolClass("Grade 7 East");
export const west = ({ school }: World) => school.schoolClass("Grade 7 West");
/** The guardian's. */
export const child = (world: World) => east(world).learnerIds[0]!;
/** Somebody else's child, in the class that nobody teaches. */
export const stranger = (world: World) => west(world).learnerIds[0]!;
export const term = ({ school }: World) => String(school.termIds[0]);

const CREATE_KEY = 'mutation { createApiKey(name: "Integrator") { secret apiKey { id } } }';

export async function aWorld(app: BootedApp, name: string): Promise<World> {
  const { services } = app.app;
  const school = await aSchool(services)
    .named(name)
    .withClass("G7", "East")
    .withLearners(3)
    .withTeacher("class")
    .withTeacher("subject")
    .withGuardian()
    .withStaff(Role.admin)
    .withStaff(Role.head)
    .withStaff(Role.deputy)
    .withStaff(Role.bursar)
    .withClass("G7", "West")
    .withLearners(2)
    .build();
  await nameLearnersAfter(services.orm.em.fork() as Em, school);
  await scoreLearners(services.orm.em.fork() as Em, school);

  const signIn = (role: Role) => app.signIn(school.person(role).login, school.person(role).password);
  const byRole = await Promise.all(ROLES.map(async (role) => [role, await signIn(role)] as const));
  const tokens = { ...(Object.fromEntries(byRole) as Record<Role, string>), key: "", nobody: null };
  type Created = { createApiKey: { secret: string; apiKey: { id: string } } };
  const { data } = await app.graphql<Created>(tokens.admin, CREATE_KEY);
  tokens.key = data!.createApiKey.secret;

  return {
    school,
    tokens,
    keyId: data!.createApiKey.apiKey.id,
    spareToken: async (actor) => (actor === "key" || actor === "nobody" ? tokens[actor] : signIn(actor)),
    marks: [name, ...school.people.flatMap((person) => [`"${person.name}"`, person.login])],
  };
}

async function nameLearnersAfter(em: Em, school: TestSchool): Promise<void> {
  em.setFilterParams("school", { schoolId: school.id });
  for (const learner of await em.find(Learner, {})) learner.name = `${learner.name} of ${school.name}`;
  await em.flush();
}

/** Everybody is at risk, by a model. */
async function scoreLearners(em: Em, school: TestSchool): Promise<void> {
  const scores = school.classes.flatMap(({ id: classId, learnerIds }) =>
    learnerIds.map((learnerId) => ({ learnerId, classId, band: RiskBand.high, probability: 0.4, base: -2 })),
  );
  await writeScores(em, school.id, { week: "2026-09-07" }, scores);
}
