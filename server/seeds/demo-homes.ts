import type { Random } from "../src/platform/random.js";
import type { Contact } from "../src/schools/add-guardians.js";
import type { Phone } from "../src/values/phone.js";
import { type Family, randomFamily, randomName } from "./kenyan-names.js";

export type Home = { readonly family: Family; readonly contact: Contact };

/** The guardian who can sign in: of the first families of the first two classes. */
export const DEMO_GUARDIAN_PHONE = "+254700000041";

const ENOUGH_TO_SHARE = 45;

/** The homes that learners come from; about one in eight shares one with a learner before. */
export class DemoHomes {
  readonly #homes: Home[] = [];

  constructor(private readonly random: Random) {}

  /** The home of the next learner, or the very first. */
  next(isFirst: boolean): Home {
    const { random } = this;
    const shares = this.#homes.length > ENOUGH_TO_SHARE && random.chance(0.12);
    const known = isFirst
      ? this.#homes[0]
      : shares
        ? this.#homes[random.between(1, this.#homes.length - 1)]
        : undefined;
    if (known) return known;
    const family = randomFamily(random);
    const [relation, sex] = random.pick([
      ["Mother", "F"],
      ["Mother", "F"],
      ["Father", "M"],
      ["Grandmother", "F"],
      ["Uncle", "M"],
    ] as const);
    const phone = this.#homes.length === 0 ? DEMO_GUARDIAN_PHONE : `+2547000${10_000 + this.#homes.length}`;
    const contact = { name: randomName(random, sex, family), phone: phone as Phone, relation };
    const home = { family, contact };
    this.#homes.push(home);
    return home;
  }
}
