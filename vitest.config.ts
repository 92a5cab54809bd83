import { defineConfig } from "vitest/config";

// Node gives every package graphql's CommonJS entry where Vite would pick the ESM one: two copies fail graphql's own instanceof checks.
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] };

export default defineConfig({
  test: {
    globalSetup: ["scripts/vitest-engines.mjs"],
    pool: "forks",
    maxWorkers: 2,
    silent: "passed-only",
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        resolve: oneGraphql,
        test: {
          name: "server",
          root: "server",
          include: ["{src,migrations,seeds,simulators,test}/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "client",
          root: "client",
          include: ["src/**/*.test.{ts,tsx}"],
          // The usual five seconds are soon over on a busy machine.
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "scripts",
          root: "scripts",
          include: ["**/*.test.mjs"],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        resolve: oneGraphql,
        test: {
          name: "journeys",
          root: "client/e2e",
          include: ["*.test.ts", "engine/*.test.ts"],
          testTimeout: 300_000,
          // A real browser on a busy machine; whoever develops sees the first failure, and CI names what needed a second try.
          retry: process.env.CI ? 1 : 0,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        resolve: oneGraphql,
        // By itself: its worlds take every core.
        test: {
          name: "simulation",
          root: "client/e2e/simulation",
          include: ["**/*.test.ts"],
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
