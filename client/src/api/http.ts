import type { Traffic } from "./traffic";

/** The way out to the server, handed in so that tests can put any network in its place. */
export type Http = {
  readonly fetch: typeof fetch;
  /** Where GraphQL is served: `/graphql` in the browser. */
  readonly endpoint: string;
  readonly traffic: Traffic;
};
